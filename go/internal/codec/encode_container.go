package codec

// EncodeList writes a list by element. Nil is the same as no elements.
func EncodeList[T any](e *Encoder, v []T, element func(*Encoder, T)) {
	if len(v) > e.limits.Elements {
		e.fail(RuleLength, e.limits.tooManyElements())
	}
	if !e.begin('[') {
		return
	}
	for i := range v {
		if i > 0 {
			e.Buf = append(e.Buf, ',')
		}
		element(e, v[i])
		if e.Fault != nil {
			return
		}
	}
	e.endArray()
}

// EncodeMap writes a map as an object by key and value. Nil is the same as no entries.
func EncodeMap[K comparable, V any](e *Encoder, v map[K]V, key func(*Encoder, K), value func(*Encoder, V)) {
	if len(v) > e.limits.Elements {
		e.fail(RuleLength, e.limits.tooManyKeys())
	}
	if !e.begin('{') {
		return
	}
	for k, entry := range v {
		if e.Buf[len(e.Buf)-1] != '{' {
			e.Buf = append(e.Buf, ',')
		}
		key(e, k)
		e.Buf = append(e.Buf, ':')
		value(e, entry)
		if e.Fault != nil {
			return
		}
	}
	e.EndObject()
}

// EncodeNullable writes null for nil, and otherwise what v points to.
func EncodeNullable[T any](e *Encoder, v *T, inner func(*Encoder, T)) {
	if v == nil {
		e.Null()
		return
	}
	inner(e, *v)
}

// EncodePointer writes what v points to. Nil makes the body invalid.
func EncodePointer[T any](e *Encoder, v *T, inner func(*Encoder, T)) {
	if v == nil {
		e.fail(RuleNull, "must be a value, not null")
		return
	}
	inner(e, *v)
}

const ()
