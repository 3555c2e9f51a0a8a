package wire

import (
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
	"reflect"
)

// ErrorCodec describes how a declared error is sent. E is the type that a method returns: *NotFound
// where its Error method is on the pointer, else NotFound.
type ErrorCodec[E error] struct {
	// Type is its name on the wire.
	Type string
	Code fault.Code
	// Encode and Decode write and read the record of its fields.
	Encode func(*codec.Encoder, E)
	Decode func(*codec.Decoder) E
	// SetMessage sets the message of an error that was read. Nil for types that make their message
	// out of their fields.
	SetMessage func(E, string)
}

// DeclaredError is an error that an interface declares, as both ends treat it.
type DeclaredError struct {
	Name string
	code fault.Code
	// find returns the error of this type in the chain of err, and the function that writes its
	// data; nil if there is none.
	find func(err error) (data func(*codec.Encoder), found error)
	// read reads the data of a declared error.
	read func(d *codec.Decoder, message string) error
}

// DeclareError creates the description of a declared error from its codec.
func DeclareError[E error](c ErrorCodec[E]) *DeclaredError {
	isPointer := reflect.TypeFor[E]().Kind() == reflect.Pointer
	return &DeclaredError{
		Name: c.Type,
		code: c.Code,
		find: func(err error) (func(*codec.Encoder), error) {
			if found, ok := guard.As[E](err); ok {
				if isPointer && reflect.ValueOf(found).IsNil() {
					return nil, nil
				}
				return func(e *codec.Encoder) { c.Encode(e, found) }, found
			}
			if isPointer {
				return nil, nil
			}
			// A pointer to an error whose methods are on the value is an error too.
			if pointer, ok := guard.As[*E](err); ok && pointer != nil {
				return func(e *codec.Encoder) { c.Encode(e, *pointer) }, *pointer
			}
			return nil, nil
		},
		read: func(d *codec.Decoder, message string) error {
			found := c.Decode(d)
			if c.SetMessage != nil && !d.Faulty {
				c.SetMessage(found, message)
			}
			return found
		},
	}
}

// ErrorText returns the message of a generated error, or fallback if it has none.
func ErrorText(message, fallback string) string {
	if message == "" {
		return fallback
	}
	return message
}
