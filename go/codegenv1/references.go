package codegenv1

import "github.com/zyra/autonats/go/internal/codec"

// EncodeNullableTo writes a value that must not be copied, or null.
func EncodeNullableTo[T any](e *codec.Encoder, v *T, inner func(*codec.Encoder, *T)) {
	codec.EncodeNullableTo(e, v, inner)
}

// EncodePointerTo writes a value that must not be copied.
func EncodePointerTo[T any](e *codec.Encoder, v *T, inner func(*codec.Encoder, *T)) {
	codec.EncodePointerTo(e, v, inner)
}

// DecodeNullableTo reads a value that must not be copied, or null.
func DecodeNullableTo[T any](d *codec.Decoder, inner func(*codec.Decoder) *T) *T {
	return codec.DecodeNullableTo(d, inner)
}

// EncodeConverted writes what a method makes of a value.
func EncodeConverted[W any](e *codec.Encoder, to func() W, write func(*codec.Encoder, W)) {
	codec.EncodeConverted(e, to, write)
}

// EncodeConvertedOrError writes what a method makes of a value, unless that is an error.
func EncodeConvertedOrError[W any](e *codec.Encoder, to func() (W, error), write func(*codec.Encoder, W)) {
	codec.EncodeConvertedOrError(e, to, write)
}

// DecodeConverted reads what a function makes a value of.
func DecodeConverted[W, T any](d *codec.Decoder, read func(*codec.Decoder) W, from func(W) T) T {
	return codec.DecodeConverted(d, read, from)
}

// DecodeConvertedOrError reads what a function makes a value of, unless it returns an error.
func DecodeConvertedOrError[W, T any](d *codec.Decoder, read func(*codec.Decoder) W, from func(W) (T, error)) T {
	return codec.DecodeConvertedOrError(d, read, from)
}
