package descriptor

import (
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/wire"
	"time"
)

// Service describes a service, as generated code knows it.
type Service struct {
	// Schema holds the shapes of what the methods send and receive, as JSON.
	Schema string
	// Name is what the marker says, such as User.
	Name string
	// Subject has the subject's tokens after the prefix, such as user or user.v1.
	Subject string
	// Version is the semantic version of the interface; empty if it has none.
	Version string
	// Description is the first paragraph of the interface's doc comment.
	Description string
}

// UnaryMethod describes a method that is answered once.
type UnaryMethod[Req, Res any] struct {
	// Name is the last token of the subject.
	Name string
	// Timeout is how long a call has that says nothing else.
	Timeout time.Duration
	// Concurrency is how many calls one process runs at once; as many more may wait.
	Concurrency int
	// Idempotent reports whether a call may be sent again after an unknown outcome.
	Idempotent bool
	// AttemptTimeout is after how long an attempt of an idempotent method is given up for another one,
	// unless options say otherwise; 0 if that follows from how long answers take.
	AttemptTimeout time.Duration
	// Fingerprint stands for the shapes of request, result and errors: equal fingerprints, equal
	// wire.
	Fingerprint string
	Request     codec.Codec[Req]
	Result      codec.Codec[Res]
	Errors      []*wire.DeclaredError
}

// OneWayMethod describes a method that is published and never answered.
type OneWayMethod[Req any] struct {
	// Name is the last token of the subject.
	Name string
	// Timeout is how long a call may wait before it starts, and then run, if it says nothing else.
	Timeout time.Duration
	// Concurrency is how many calls one process runs at once; as many more may wait.
	Concurrency int
	// Fingerprint stands for the shape of the request.
	Fingerprint string
	Request     codec.Codec[Req]
}

// Nothing is the request of a method without parameters, and the result of one without a result.
type Nothing struct{}

// NoParameters writes and reads the request of a method without parameters: an object whose members
// are ignored.
var NoParameters = codec.Codec[Nothing]{
	Encode: func(e *codec.Encoder, _ Nothing) {
		if e.BeginObject() {
			e.EndObject()
		}
	},
	Decode: func(d *codec.Decoder) Nothing {
		o := d.Object(noFields)
		o.Next(d)
		return Nothing{}
	},
}

// NoResult writes and reads the result of a method without one: null. A reader takes any value, as
// a method may have had a result once.
var NoResult = codec.Codec[Nothing]{
	Encode: func(e *codec.Encoder, _ Nothing) { e.Null() },
	Decode: func(d *codec.Decoder) Nothing {
		d.Skip()
		return Nothing{}
	},
}

var noFields = codec.NewFields()
