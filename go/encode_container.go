package autonats

// EncodeList writes a list by element. Nil is the same as no elements.
func EncodeList[T any](e *Encoder, v []T, element func(*Encoder, T)) {
	if len(v) > maxElements {
		e.fail(RuleLength, tooManyElements)
	}
	if !e.begin('[') {
		return
	}
	for i := range v {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		element(e, v[i])
		if e.fault != nil {
			return
		}
	}
	e.endArray()
}

// EncodeMap writes a map as an object by key and value. Nil is the same as no entries.
func EncodeMap[K comparable, V any](e *Encoder, v map[K]V, key func(*Encoder, K), value func(*Encoder, V)) {
	if len(v) > maxElements {
		e.fail(RuleLength, tooManyKeys)
	}
	if !e.begin('{') {
		return
	}
	for k, entry := range v {
		if e.buf[len(e.buf)-1] != '{' {
			e.buf = append(e.buf, ',')
		}
		key(e, k)
		e.buf = append(e.buf, ':')
		value(e, entry)
		if e.fault != nil {
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

const (
	tooManyElements = "has more than 10000 elements"
	tooManyKeys     = "has more than 10000 keys"
)
