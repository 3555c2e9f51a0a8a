package autonats

import (
	"context"
	"sync"
	"time"
)

// servedCall is one call that was admitted, until its method has ended. It is the context of the method too.
type servedCall struct {
	// base has the values that the context of Run has.
	base     context.Context
	endpoint *endpoint
	// reply is where the answer goes; empty for a one-way call.
	reply    string
	data     []byte
	deadline instant

	// The following belong to the endpoint's lock. place is the index among the calls that run.
	place     int
	startedAt instant
	// held is how long the method has run, once it has ended.
	held time.Duration
	// answered tells that nothing may be sent any more: the call was answered, or never is.
	answered bool
	failed   bool
	ended    bool
	// watched tells that something is to happen at the deadline.
	watched bool

	mu      sync.Mutex
	err     error
	done    chan struct{}
	onStop  map[*func()]struct{}
	stopped bool
}

var closedChannel = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// Deadline gives the time at which the caller stops waiting.
func (c *servedCall) Deadline() (time.Time, bool) {
	return c.deadline.time(), true
}

// Done gives a channel that is closed when the method is to stop. It is made when it is first asked for, as most methods never do.
func (c *servedCall) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		if c.stopped {
			c.done = closedChannel
		} else {
			c.done = make(chan struct{})
		}
	}
	return c.done
}

// Err tells why the method is to stop; nil if it is not.
func (c *servedCall) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Value gives what the context of Run has, and the call itself under a key of this package.
func (c *servedCall) Value(key any) any {
	if key == (servedCallKey{}) {
		return c
	}
	return c.base.Value(key)
}

// AfterFunc calls f in a goroutine of its own once the method is to stop. Package context asks for it, and needs no goroutine to watch Done then.
func (c *servedCall) AfterFunc(f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stopped {
		go f()
		return func() bool { return false }
	}
	if c.onStop == nil {
		c.onStop = make(map[*func()]struct{})
	}
	key := &f
	c.onStop[key] = struct{}{}
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		_, found := c.onStop[key]
		delete(c.onStop, key)
		return found
	}
}

// stop tells the method to stop. Only the first time counts.
func (c *servedCall) stop(err error) {
	c.mu.Lock()
	if c.stopped {
		c.mu.Unlock()
		return
	}
	c.stopped, c.err = true, err
	if c.done != nil {
		close(c.done)
	}
	functions := c.onStop
	c.onStop = nil
	c.mu.Unlock()
	for f := range functions {
		go (*f)()
	}
}

type servedCallKey struct{}

// CallInfo says what a method of a handler may want to know of the call that it serves.
type CallInfo struct {
	// Service is the name that the service has in the service API, such as User.
	Service string
	// Method is the name on the wire, such as GetById.
	Method string
	// Instance is the id of the handler.
	Instance string
}

// CallFrom gives the call that a method of a handler serves, from the method's context or one made from it. It answers false for any other context.
func CallFrom(ctx context.Context) (CallInfo, bool) {
	c, ok := ctx.Value(servedCallKey{}).(*servedCall)
	if !ok {
		return CallInfo{}, false
	}
	handler := c.endpoint.handler
	return CallInfo{Service: handler.service.Name, Method: c.endpoint.name, Instance: handler.options.instance}, true
}
