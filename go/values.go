package autonats

import "github.com/zyra/autonats/go/internal/codec"

// InvalidValue is a value that may not be sent, or may not be accepted.
type InvalidValue = codec.InvalidValue

// Option is a value that may be absent, for fields of which absent and null are different things.
type Option[T any] = codec.Option[T]

// Some returns the option that has a value.
func Some[T any](value T) Option[T] {
	return codec.Some(value)
}

// Tuple2 is an array of 2 elements, each of a type of its own.
type Tuple2[A, B any] = codec.Tuple2[A, B]

// Tuple3 is an array of 3 elements, each of a type of its own.
type Tuple3[A, B, C any] = codec.Tuple3[A, B, C]

// Tuple4 is an array of 4 elements, each of a type of its own.
type Tuple4[A, B, C, D any] = codec.Tuple4[A, B, C, D]

// Tuple5 is an array of 5 elements, each of a type of its own.
type Tuple5[A, B, C, D, E any] = codec.Tuple5[A, B, C, D, E]

// Tuple6 is an array of 6 elements, each of a type of its own.
type Tuple6[A, B, C, D, E, F any] = codec.Tuple6[A, B, C, D, E, F]

// Tuple7 is an array of 7 elements, each of a type of its own.
type Tuple7[A, B, C, D, E, F, G any] = codec.Tuple7[A, B, C, D, E, F, G]

// Tuple8 is an array of 8 elements, each of a type of its own.
type Tuple8[A, B, C, D, E, F, G, H any] = codec.Tuple8[A, B, C, D, E, F, G, H]
