package autonats

import (
	"errors"
	"reflect"
)

// ErrorCodec says how a declared error travels. E is the type that a method returns: *NotFound where its Error method is on the pointer, else NotFound.
type ErrorCodec[E error] struct {
	// Type is its name on the wire.
	Type string
	Code Code
	// Encode and Decode write and read the record of its fields.
	Encode func(*Encoder, E)
	Decode func(*Decoder) E
	// SetMessage gives an error that was read the message that came with it. Nil for types that make their message out of their fields.
	SetMessage func(E, string)
}

// DeclaredError is an error that an interface declares, as both ends treat it.
type DeclaredError struct {
	name string
	code Code
	// find gives the error in the chain of err that is of this type, and what writes its data; nil if there is none.
	find func(err error) (data func(*Encoder), found error)
	// read reads the data of one.
	read func(d *Decoder, message string) error
}

// DeclareError makes the description of a declared error out of its codec.
func DeclareError[E error](codec ErrorCodec[E]) *DeclaredError {
	isPointer := reflect.TypeFor[E]().Kind() == reflect.Pointer
	return &DeclaredError{
		name: codec.Type,
		code: codec.Code,
		find: func(err error) (func(*Encoder), error) {
			var found E
			if errors.As(err, &found) {
				if isPointer && reflect.ValueOf(found).IsNil() {
					return nil, nil
				}
				return func(e *Encoder) { codec.Encode(e, found) }, found
			}
			if isPointer {
				return nil, nil
			}
			// A pointer to an error whose methods are on the value is an error too.
			var pointer *E
			if errors.As(err, any(&pointer)) && pointer != nil {
				return func(e *Encoder) { codec.Encode(e, *pointer) }, *pointer
			}
			return nil, nil
		},
		read: func(d *Decoder, message string) error {
			found := codec.Decode(d)
			if codec.SetMessage != nil && !d.faulty {
				codec.SetMessage(found, message)
			}
			return found
		},
	}
}
