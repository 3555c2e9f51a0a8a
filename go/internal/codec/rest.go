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

// Unsent marks the body as invalid unless count is 0. It comes first in an object, for the key of what
// its source has but cannot be sent.
func (e *Encoder) Unsent(key string, count int) {
	if count != 0 {
		e.failKey(key, RuleType, "cannot be sent, so there must be none")
	}
}
