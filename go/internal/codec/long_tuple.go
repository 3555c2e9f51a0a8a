package codec

// Tuple6 is a list of six elements, each of its own type.
type Tuple6[A, B, C, D, E, F any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
	V5 F
}

// EncodeTuple6 writes a tuple, each element by its own function.
func EncodeTuple6[A, B, C, D, E, F any](e *Encoder, v Tuple6[A, B, C, D, E, F], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C), d func(*Encoder, D), fifth func(*Encoder, E), f func(*Encoder, F)) {
	if !e.begin('[') {
		return
	}
	a(e, v.V0)
	e.Buf = append(e.Buf, ',')
	b(e, v.V1)
	e.Buf = append(e.Buf, ',')
	c(e, v.V2)
	e.Buf = append(e.Buf, ',')
	d(e, v.V3)
	e.Buf = append(e.Buf, ',')
	fifth(e, v.V4)
	e.Buf = append(e.Buf, ',')
	f(e, v.V5)
	e.endArray()
}

// DecodeTuple6 reads a tuple, each element by its own function.
func DecodeTuple6[A, B, C, D, E, F any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C, fourth func(*Decoder) D, e func(*Decoder) E, f func(*Decoder) F) (v Tuple6[A, B, C, D, E, F]) {
	if !d.openTuple(6) {
		return v
	}
	d.element(0)
	v.V0 = a(d)
	d.element(1)
	v.V1 = b(d)
	d.element(2)
	v.V2 = c(d)
	d.element(3)
	v.V3 = fourth(d)
	d.element(4)
	v.V4 = e(d)
	d.element(5)
	v.V5 = f(d)
	d.closeTuple()
	return v
}

// Tuple7 is a list of seven elements, each of its own type.
type Tuple7[A, B, C, D, E, F, G any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
	V5 F
	V6 G
}

// EncodeTuple7 writes a tuple, each element by its own function.
func EncodeTuple7[A, B, C, D, E, F, G any](e *Encoder, v Tuple7[A, B, C, D, E, F, G], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C), d func(*Encoder, D), fifth func(*Encoder, E), f func(*Encoder, F), g func(*Encoder, G)) {
	if !e.begin('[') {
		return
	}
	a(e, v.V0)
	e.Buf = append(e.Buf, ',')
	b(e, v.V1)
	e.Buf = append(e.Buf, ',')
	c(e, v.V2)
	e.Buf = append(e.Buf, ',')
	d(e, v.V3)
	e.Buf = append(e.Buf, ',')
	fifth(e, v.V4)
	e.Buf = append(e.Buf, ',')
	f(e, v.V5)
	e.Buf = append(e.Buf, ',')
	g(e, v.V6)
	e.endArray()
}

// DecodeTuple7 reads a tuple, each element by its own function.
func DecodeTuple7[A, B, C, D, E, F, G any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C, fourth func(*Decoder) D, e func(*Decoder) E, f func(*Decoder) F, g func(*Decoder) G) (v Tuple7[A, B, C, D, E, F, G]) {
	if !d.openTuple(7) {
		return v
	}
	d.element(0)
	v.V0 = a(d)
	d.element(1)
	v.V1 = b(d)
	d.element(2)
	v.V2 = c(d)
	d.element(3)
	v.V3 = fourth(d)
	d.element(4)
	v.V4 = e(d)
	d.element(5)
	v.V5 = f(d)
	d.element(6)
	v.V6 = g(d)
	d.closeTuple()
	return v
}

// Tuple8 is a list of eight elements, each of its own type.
type Tuple8[A, B, C, D, E, F, G, H any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
	V5 F
	V6 G
	V7 H
}

// EncodeTuple8 writes a tuple, each element by its own function.
func EncodeTuple8[A, B, C, D, E, F, G, H any](e *Encoder, v Tuple8[A, B, C, D, E, F, G, H], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C), d func(*Encoder, D), fifth func(*Encoder, E), f func(*Encoder, F), g func(*Encoder, G), h func(*Encoder, H)) {
	if !e.begin('[') {
		return
	}
	a(e, v.V0)
	e.Buf = append(e.Buf, ',')
	b(e, v.V1)
	e.Buf = append(e.Buf, ',')
	c(e, v.V2)
	e.Buf = append(e.Buf, ',')
	d(e, v.V3)
	e.Buf = append(e.Buf, ',')
	fifth(e, v.V4)
	e.Buf = append(e.Buf, ',')
	f(e, v.V5)
	e.Buf = append(e.Buf, ',')
	g(e, v.V6)
	e.Buf = append(e.Buf, ',')
	h(e, v.V7)
	e.endArray()
}

// DecodeTuple8 reads a tuple, each element by its own function.
func DecodeTuple8[A, B, C, D, E, F, G, H any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C, fourth func(*Decoder) D, e func(*Decoder) E, f func(*Decoder) F, g func(*Decoder) G, h func(*Decoder) H) (v Tuple8[A, B, C, D, E, F, G, H]) {
	if !d.openTuple(8) {
		return v
	}
	d.element(0)
	v.V0 = a(d)
	d.element(1)
	v.V1 = b(d)
	d.element(2)
	v.V2 = c(d)
	d.element(3)
	v.V3 = fourth(d)
	d.element(4)
	v.V4 = e(d)
	d.element(5)
	v.V5 = f(d)
	d.element(6)
	v.V6 = g(d)
	d.element(7)
	v.V7 = h(d)
	d.closeTuple()
	return v
}
