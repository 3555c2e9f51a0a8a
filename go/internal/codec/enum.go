package codec

// StringEnum reads and writes the values of a closed set of strings.
type StringEnum[T ~string] struct {
	values []T
}

// NewStringEnum creates the description of an enum from its values.
func NewStringEnum[T ~string](values ...T) *StringEnum[T] {
	return &StringEnum[T]{values: values}
}

// find returns the place of a value among those of the enum, or -1.
func (s *StringEnum[T]) find(value string) int {
	for i, listed := range s.values {
		if string(listed) == value {
			return i
		}
	}
	return -1
}

// Encode writes a value, which must be listed.
func (s *StringEnum[T]) Encode(e *Encoder, v T) {
	if s.find(string(v)) < 0 {
		e.fail(RuleNotListed, notListed)
		return
	}
	e.String(string(v))
}

// Decode reads a listed value.
func (s *StringEnum[T]) Decode(d *Decoder) T {
	at := d.Pos
	c := d.peek()
	if c == '"' {
		if i := s.find(StringOf(d.text())); i >= 0 && !d.Faulty {
			return s.values[i]
		}
	}
	d.unlisted(at, c, oneOfListed)
	return ""
}

// EncodeKey writes a value as a key of a map.
func (s *StringEnum[T]) EncodeKey(e *Encoder, v T) {
	if s.find(string(v)) < 0 {
		e.failKey(string(v), RuleNotListed, keyNotListed)
		return
	}
	e.StringKey(string(v))
}

// DecodeKey reads a key of a map.
func (s *StringEnum[T]) DecodeKey(d *Decoder) T {
	at := d.Pos
	key := d.text()
	i := s.find(StringOf(key))
	if i < 0 {
		d.failKey(at, string(key), RuleNotListed, keyNotListed)
	}
	if d.Faulty {
		return ""
	}
	return s.values[i]
}

// IntEnum reads and writes the values of a closed set of whole numbers.
type IntEnum[T integer] struct {
	values []T
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

// NewIntEnum creates the description of an enum from its values.
func NewIntEnum[T integer](values ...T) *IntEnum[T] {
	return &IntEnum[T]{values: values}
}

// Encode writes a value, which must be listed.
func (s *IntEnum[T]) Encode(e *Encoder, v T) {
	for _, listed := range s.values {
		if listed == v {
			e.Float64(float64(v))
			return
		}
	}
	e.fail(RuleNotListed, notListed)
}

// Decode reads a listed value.
func (s *IntEnum[T]) Decode(d *Decoder) T {
	at := d.Pos
	c := d.peek()
	if kindOf(c) == "a number" {
		n, ok := d.number("")
		if !ok {
			return 0
		}
		for _, listed := range s.values {
			if float64(listed) == n.value() {
				return listed
			}
		}
	}
	d.unlisted(at, c, oneOfListed)
	return 0
}

const (
	oneOfListed  = "one of the listed values"
	notListed    = "must be " + oneOfListed
	keyNotListed = "must be one of the listed keys"
)
