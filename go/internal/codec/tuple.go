package codec

// Tuple2 is a list of two elements, each of its own type.
type Tuple2[A, B any] struct {
	V0 A
	V1 B
}

// EncodeTuple2 writes a tuple, each element by its own function.
func EncodeTuple2[A, B any](e *Encoder, v Tuple2[A, B], a func(*Encoder, A), b func(*Encoder, B)) {
	if !e.begin('[') {
		return
	}
	a(e, v.V0)
	e.Buf = append(e.Buf, ',')
	b(e, v.V1)
	e.endArray()
}

// DecodeTuple2 reads a tuple, each element by its own function.
func DecodeTuple2[A, B any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B) (v Tuple2[A, B]) {
	if !d.openTuple(2) {
		return v
	}
	d.element(0)
	v.V0 = a(d)
	d.element(1)
	v.V1 = b(d)
	d.closeTuple()
	return v
}

// Tuple3 is a list of three elements, each of its own type.
type Tuple3[A, B, C any] struct {
	V0 A
	V1 B
	V2 C
}

// EncodeTuple3 writes a tuple, each element by its own function.
func EncodeTuple3[A, B, C any](e *Encoder, v Tuple3[A, B, C], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C)) {
	if !e.begin('[') {
		return
	}
	a(e, v.V0)
	e.Buf = append(e.Buf, ',')
	b(e, v.V1)
	e.Buf = append(e.Buf, ',')
	c(e, v.V2)
	e.endArray()
}

// DecodeTuple3 reads a tuple, each element by its own function.
func DecodeTuple3[A, B, C any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C) (v Tuple3[A, B, C]) {
	if !d.openTuple(3) {
		return v
	}
	d.element(0)
	v.V0 = a(d)
	d.element(1)
	v.V1 = b(d)
	d.element(2)
	v.V2 = c(d)
	d.closeTuple()
	return v
}

// Tuple4 is a list of four elements, each of its own type.
type Tuple4[A, B, C, D any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
}

// EncodeTuple4 writes a tuple, each element by its own function.
func EncodeTuple4[A, B, C, D any](e *Encoder, v Tuple4[A, B, C, D], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C), d func(*Encoder, D)) {
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
	e.endArray()
}

// DecodeTuple4 reads a tuple, each element by its own function.
func DecodeTuple4[A, B, C, D any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C, fourth func(*Decoder) D) (v Tuple4[A, B, C, D]) {
	if !d.openTuple(4) {
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
	d.closeTuple()
	return v
}

// Tuple5 is a list of five elements, each of its own type.
type Tuple5[A, B, C, D, E any] struct {
	V0 A
	V1 B
	V2 C
	V3 D
	V4 E
}

// EncodeTuple5 writes a tuple, each element by its own function.
func EncodeTuple5[A, B, C, D, E any](e *Encoder, v Tuple5[A, B, C, D, E], a func(*Encoder, A), b func(*Encoder, B), c func(*Encoder, C), d func(*Encoder, D), fifth func(*Encoder, E)) {
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
	e.endArray()
}

// DecodeTuple5 reads a tuple, each element by its own function.
func DecodeTuple5[A, B, C, D, E any](d *Decoder, a func(*Decoder) A, b func(*Decoder) B, c func(*Decoder) C, fourth func(*Decoder) D, e func(*Decoder) E) (v Tuple5[A, B, C, D, E]) {
	if !d.openTuple(5) {
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
	d.closeTuple()
	return v
}
