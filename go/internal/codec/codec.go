package codec

import "bytes"

// Codec writes and reads the values of one type.
type Codec[T any] struct {
	Encode func(*Encoder, T)
	Decode func(*Decoder) T
}

// maxBodyBytes is how many bytes a body may have that did not come in a message: the NATS server
// limits those.
const maxBodyBytes = 1 << 20

// Marshal writes a value as the body of a message. Its errors are of type [*InvalidValue].
func (c Codec[T]) Marshal(value T) ([]byte, error) {
	e := GetEncoder()
	defer e.Release()
	c.Encode(e, value)
	if e.Fault != nil {
		return nil, e.Fault
	}
	return bytes.Clone(e.Buf), nil
}

// Unmarshal reads the body of a message, of at most 1 MiB. Its errors are of type [*InvalidValue].
func (c Codec[T]) Unmarshal(data []byte) (T, error) {
	if len(data) > maxBodyBytes {
		var none T
		return none, &InvalidValue{Rule: RuleTooLarge, Problem: "has more than 1048576 bytes"}
	}
	value, invalid := DecodeBody(data, c.Decode)
	if invalid != nil {
		return value, invalid
	}
	return value, nil
}
