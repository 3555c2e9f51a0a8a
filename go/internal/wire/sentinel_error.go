package wire

import (
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
)

var noFields = codec.NewFields()

// DeclareSentinel creates the description of a declared error that is one value, such as one made
// by errors.New: what counts is whether errors.Is finds it. Only its own text is sent, and none of
// an error that wraps it.
func DeclareSentinel(name string, code fault.Code, sentinel error) *DeclaredError {
	return &DeclaredError{
		Name: name,
		code: code,
		find: func(err error) (func(*codec.Encoder), error) {
			if sentinel == nil || !guard.Is(err, sentinel) {
				return nil, nil
			}
			return func(e *codec.Encoder) {
				if e.BeginObject() {
					e.EndObject()
				}
			}, sentinel
		},
		read: func(d *codec.Decoder, message string) error {
			o := d.Object(noFields)
			o.Next(d)
			if text, ok := guard.Message(sentinel); ok && text == message {
				return sentinel
			}
			return &sentinelError{message: message, sentinel: sentinel}
		},
	}
}

// sentinelError is a sentinel with a text of its own, as a server in another language may send it.
type sentinelError struct {
	message  string
	sentinel error
}

func (e *sentinelError) Error() string { return e.message }

func (e *sentinelError) Unwrap() error { return e.sentinel }
