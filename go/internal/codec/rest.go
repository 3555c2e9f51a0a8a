package codec

// DecodeRest reads the value of a key that is not declared into a map of all of these.
func DecodeRest[V any](d *Decoder, o *Object, into map[string]V, value func(*Decoder) V) map[string]V {
	key := o.restKey
	if into == nil {
		into = make(map[string]V)
	}
	into[key] = value(d)
	return into
}

// EncodeRest writes the members of an object that are not declared, after those that are.
func EncodeRest[V any](e *Encoder, fields *Fields, v map[string]V, value func(*Encoder, V)) {
	if len(v) > e.limits.Elements {
		e.fail(RuleLength, e.limits.tooManyKeys())
	}
	for k, entry := range v {
		if fields.find([]byte(k)) >= 0 {
			e.failKey(k, RuleDuplicateKey, "is a field of its own")
			return
		}
		if e.Buf[len(e.Buf)-1] != '{' {
			e.Buf = append(e.Buf, ',')
		}
		e.StringKey(k)
		e.Buf = append(e.Buf, ':')
		value(e, entry)
		if e.Fault != nil {
			return
		}
	}
}
