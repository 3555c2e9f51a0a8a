package codegenv1

import "github.com/zyra/autonats/go/internal/codec"

// DecodeList reads a list.
func DecodeList[T any](d *codec.Decoder, element func(*codec.Decoder) T) []T {
	return codec.DecodeList(d, element)
}

// DecodeArray reads a list of fixed length.
func DecodeArray[T any](d *codec.Decoder, into []T, element func(*codec.Decoder) T) {
	codec.DecodeArray(d, into, element)
}

// DecodeMap reads an object with free keys.
func DecodeMap[K comparable, V any](d *codec.Decoder, key func(*codec.Decoder) K, value func(*codec.Decoder) V) map[K]V {
	return codec.DecodeMap(d, key, value)
}

// DecodeNullable reads a value or null.
func DecodeNullable[T any](d *codec.Decoder, inner func(*codec.Decoder) T) *T {
	return codec.DecodeNullable(d, inner)
}

// DecodePointer reads a value and returns a pointer to it.
func DecodePointer[T any](d *codec.Decoder, inner func(*codec.Decoder) T) *T {
	return codec.DecodePointer(d, inner)
}

// DecodeInto reads a value into a variable whose type is an interface that the caller cannot name.
func DecodeInto[T any](d *codec.Decoder, into *T, inner func(*codec.Decoder) any) {
	*into, _ = inner(d).(T)
}

// EncodeList writes a list.
func EncodeList[T any](e *codec.Encoder, v []T, element func(*codec.Encoder, T)) {
	codec.EncodeList(e, v, element)
}

// EncodeMap writes an object with free keys.
func EncodeMap[K comparable, V any](e *codec.Encoder, v map[K]V, key func(*codec.Encoder, K), value func(*codec.Encoder, V)) {
	codec.EncodeMap(e, v, key, value)
}

// EncodeNullable writes a value or null.
func EncodeNullable[T any](e *codec.Encoder, v *T, inner func(*codec.Encoder, T)) {
	codec.EncodeNullable(e, v, inner)
}

// EncodePointer writes the value that a pointer points to.
func EncodePointer[T any](e *codec.Encoder, v *T, inner func(*codec.Encoder, T)) {
	codec.EncodePointer(e, v, inner)
}

// DecodeRest reads the value of a key that is not declared.
func DecodeRest[V any](d *codec.Decoder, o *codec.Object, into map[string]V, value func(*codec.Decoder) V) map[string]V {
	return codec.DecodeRest(d, o, into, value)
}

// EncodeRest writes the members of an object that are not declared.
func EncodeRest[V any](e *codec.Encoder, fields *codec.Fields, v map[string]V, value func(*codec.Encoder, V)) {
	codec.EncodeRest(e, fields, v, value)
}

// EncodeTuple2 writes a tuple of 2 elements.
func EncodeTuple2[A, B any](e *codec.Encoder, v codec.Tuple2[A, B], a func(*codec.Encoder, A), b func(*codec.Encoder, B)) {
	codec.EncodeTuple2(e, v, a, b)
}

// DecodeTuple2 reads a tuple of 2 elements.
func DecodeTuple2[A, B any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B) codec.Tuple2[A, B] {
	return codec.DecodeTuple2(d, a, b)
}

// EncodeTuple3 writes a tuple of 3 elements.
func EncodeTuple3[A, B, C any](e *codec.Encoder, v codec.Tuple3[A, B, C], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C)) {
	codec.EncodeTuple3(e, v, a, b, c)
}

// DecodeTuple3 reads a tuple of 3 elements.
func DecodeTuple3[A, B, C any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C) codec.Tuple3[A, B, C] {
	return codec.DecodeTuple3(d, a, b, c)
}

// EncodeTuple4 writes a tuple of 4 elements.
func EncodeTuple4[A, B, C, D any](e *codec.Encoder, v codec.Tuple4[A, B, C, D], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C), d func(*codec.Encoder, D)) {
	codec.EncodeTuple4(e, v, a, b, c, d)
}

// DecodeTuple4 reads a tuple of 4 elements.
func DecodeTuple4[A, B, C, D any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C, fourth func(*codec.Decoder) D) codec.Tuple4[A, B, C, D] {
	return codec.DecodeTuple4(d, a, b, c, fourth)
}

// EncodeTuple5 writes a tuple of 5 elements.
func EncodeTuple5[A, B, C, D, E any](e *codec.Encoder, v codec.Tuple5[A, B, C, D, E], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C), d func(*codec.Encoder, D), fifth func(*codec.Encoder, E)) {
	codec.EncodeTuple5(e, v, a, b, c, d, fifth)
}

// DecodeTuple5 reads a tuple of 5 elements.
func DecodeTuple5[A, B, C, D, E any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C, fourth func(*codec.Decoder) D, e func(*codec.Decoder) E) codec.Tuple5[A, B, C, D, E] {
	return codec.DecodeTuple5(d, a, b, c, fourth, e)
}

// EncodeTuple6 writes a tuple of 6 elements.
func EncodeTuple6[A, B, C, D, E, F any](e *codec.Encoder, v codec.Tuple6[A, B, C, D, E, F], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C), d func(*codec.Encoder, D), fifth func(*codec.Encoder, E), f func(*codec.Encoder, F)) {
	codec.EncodeTuple6(e, v, a, b, c, d, fifth, f)
}

// DecodeTuple6 reads a tuple of 6 elements.
func DecodeTuple6[A, B, C, D, E, F any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C, fourth func(*codec.Decoder) D, e func(*codec.Decoder) E, f func(*codec.Decoder) F) codec.Tuple6[A, B, C, D, E, F] {
	return codec.DecodeTuple6(d, a, b, c, fourth, e, f)
}

// EncodeTuple7 writes a tuple of 7 elements.
func EncodeTuple7[A, B, C, D, E, F, G any](e *codec.Encoder, v codec.Tuple7[A, B, C, D, E, F, G], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C), d func(*codec.Encoder, D), fifth func(*codec.Encoder, E), f func(*codec.Encoder, F), g func(*codec.Encoder, G)) {
	codec.EncodeTuple7(e, v, a, b, c, d, fifth, f, g)
}

// DecodeTuple7 reads a tuple of 7 elements.
func DecodeTuple7[A, B, C, D, E, F, G any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C, fourth func(*codec.Decoder) D, e func(*codec.Decoder) E, f func(*codec.Decoder) F, g func(*codec.Decoder) G) codec.Tuple7[A, B, C, D, E, F, G] {
	return codec.DecodeTuple7(d, a, b, c, fourth, e, f, g)
}

// EncodeTuple8 writes a tuple of 8 elements.
func EncodeTuple8[A, B, C, D, E, F, G, H any](e *codec.Encoder, v codec.Tuple8[A, B, C, D, E, F, G, H], a func(*codec.Encoder, A), b func(*codec.Encoder, B), c func(*codec.Encoder, C), d func(*codec.Encoder, D), fifth func(*codec.Encoder, E), f func(*codec.Encoder, F), g func(*codec.Encoder, G), h func(*codec.Encoder, H)) {
	codec.EncodeTuple8(e, v, a, b, c, d, fifth, f, g, h)
}

// DecodeTuple8 reads a tuple of 8 elements.
func DecodeTuple8[A, B, C, D, E, F, G, H any](d *codec.Decoder, a func(*codec.Decoder) A, b func(*codec.Decoder) B, c func(*codec.Decoder) C, fourth func(*codec.Decoder) D, e func(*codec.Decoder) E, f func(*codec.Decoder) F, g func(*codec.Decoder) G, h func(*codec.Decoder) H) codec.Tuple8[A, B, C, D, E, F, G, H] {
	return codec.DecodeTuple8(d, a, b, c, fourth, e, f, g, h)
}
