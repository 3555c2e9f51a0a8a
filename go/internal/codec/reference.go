package codec

// EncodeNullableTo writes null for nil, and otherwise what v points to, without a copy of it.
func EncodeNullableTo[T any](e *Encoder, v *T, inner func(*Encoder, *T)) {
	if v == nil {
		e.Null()
		return
	}
	inner(e, v)
}

// EncodePointerTo writes what v points to, without a copy of it. Nil makes the body invalid.
func EncodePointerTo[T any](e *Encoder, v *T, inner func(*Encoder, *T)) {
	if v == nil {
		e.fail(RuleNull, "must be a value, not null")
		return
	}
	inner(e, v)
}

// DecodeNullableTo reads null as nil, and anything else by inner.
func DecodeNullableTo[T any](d *Decoder, inner func(*Decoder) *T) *T {
	if d.Null() {
		return nil
	}
	return inner(d)
}
