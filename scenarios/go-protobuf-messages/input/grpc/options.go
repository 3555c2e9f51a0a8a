// Package grpc has a path by which nothing is known: its options are what they are in the package of that name.
package grpc

// CallOption configures a call before it starts or extracts information from it after it is complete.
type CallOption interface {
	before(*callInfo) error
	after(*callInfo)
}

type callInfo struct{ failFast bool }

// EmptyCallOption does not alter the call.
type EmptyCallOption struct{}

func (EmptyCallOption) before(*callInfo) error { return nil }
func (EmptyCallOption) after(*callInfo)        {}

// FailFastCallOption says whether a call fails at once.
type FailFastCallOption struct{ FailFast bool }

func (o FailFastCallOption) before(c *callInfo) error {
	c.failFast = o.FailFast
	return nil
}

func (o FailFastCallOption) after(*callInfo) {}

// OnFinishCallOption calls a function when the call is over.
type OnFinishCallOption struct{ OnFinish func(error) }

func (o OnFinishCallOption) before(*callInfo) error { return nil }
func (o OnFinishCallOption) after(*callInfo)        { o.OnFinish(nil) }
