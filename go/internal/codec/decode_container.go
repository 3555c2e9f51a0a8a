package codec

import "strconv"

// DecodeList reads a list by element. It is never nil, unless the body is invalid.
func DecodeList[T any](d *Decoder, element func(*Decoder) T) []T {
	at := d.Pos
	if !d.open('[', "a list") {
		return nil
	}
	list := []T{}
	for d.nextElement(len(list)) {
		if len(list) == d.limits.Elements {
			d.fail(at, RuleLength, d.limits.tooManyElements())
			return nil
		}
		if len(list) == 0 {
			list = make([]T, 0, 4)
		}
		list = append(list, element(d))
	}
	return list
}

// DecodeArray reads a list of exactly len(into) elements.
func DecodeArray[T any](d *Decoder, into []T, element func(*Decoder) T) {
	if !d.openTuple(len(into)) {
		return
	}
	for i := range into {
		d.element(i)
		into[i] = element(d)
	}
	d.closeTuple()
}

// DecodeMap reads an object as a map by key and value. It is never nil, unless the body is invalid.
func DecodeMap[K comparable, V any](d *Decoder, key func(*Decoder) K, value func(*Decoder) V) map[K]V {
	at := d.Pos
	if !d.open('{', "an object") {
		return nil
	}
	entries := make(map[K]V)
	if d.ordered {
		members := d.readEntries()
		end := d.Pos
		for _, member := range members {
			if d.Faulty {
				break
			}
			d.Pos = member.at
			if k := key(d); !d.Faulty {
				before := len(entries)
				d.Pos = member.value
				entries[k] = value(d)
				if len(entries) == before && !d.Faulty {
					d.fail(member.at, RuleDuplicateKey, twice)
				}
			}
		}
		if !d.Faulty {
			d.Pos = end
			d.Depth--
		}
		return entries
	}
	count := 0
	for d.nextEntry(count) {
		if count++; count > d.limits.Elements {
			d.fail(at, RuleLength, d.limits.tooManyKeys())
			return nil
		}
		k := key(d)
		if !d.colon() {
			return nil
		}
		entries[k] = value(d)
		if len(entries) < count && !d.Faulty {
			d.fail(at, RuleDuplicateKey, twice)
		}
	}
	return entries
}

// DecodeNullable reads null as nil, and anything else by inner.
func DecodeNullable[T any](d *Decoder, inner func(*Decoder) T) *T {
	if d.Null() {
		return nil
	}
	return DecodePointer(d, inner)
}

// DecodePointer reads a value and returns a pointer to it, never nil.
func DecodePointer[T any](d *Decoder, inner func(*Decoder) T) *T {
	v := inner(d)
	return &v
}

// open moves past the bracket that begins a container.
func (d *Decoder) open(bracket byte, wanted string) bool {
	at := d.Pos
	if d.peek() != bracket {
		d.mismatch(wanted)
		return false
	}
	if d.Depth == d.limits.Depth {
		d.fail(at, RuleTooDeep, d.limits.tooDeep())
		return false
	}
	d.Pos++
	d.Depth++
	return true
}

// nextElement moves on to the next element of a list of which count have been read. At the end it
// moves past the list and returns false.
func (d *Decoder) nextElement(count int) bool {
	return d.nextIn(count, ']')
}

// nextEntry is nextElement for the keys of a map.
func (d *Decoder) nextEntry(count int) bool {
	return d.nextIn(count, '}')
}

func (d *Decoder) nextIn(count int, bracket byte) bool {
	c := d.peek()
	if d.Faulty {
		return false
	}
	if c == bracket {
		d.Pos++
		d.Depth--
		return false
	}
	if count == 0 {
		return true
	}
	if c != ',' {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return false
	}
	d.Pos++
	return true
}

func (d *Decoder) colon() bool {
	if d.peek() != ':' || d.Faulty {
		d.fail(d.Pos, RuleSyntax, notOneDocument)
		return false
	}
	d.Pos++
	return true
}

// openTuple moves past the bracket that begins a list of exactly length elements.
func (d *Decoder) openTuple(length int) bool {
	at := d.Pos
	if !d.open('[', "a list") {
		return false
	}
	if d.ordered {
		// The length counts before any of the elements.
		from, depth, found := d.Pos, d.Depth, 0
		for d.nextElement(found) {
			found++
			d.Skip()
		}
		if found != length {
			d.fail(at, RuleLength, "must have "+strconv.Itoa(length)+" elements, not "+strconv.Itoa(found))
			return false
		}
		d.Pos, d.Depth = from, depth
	}
	return true
}

// element moves on to the next element of a list that must have more than count.
func (d *Decoder) element(count int) {
	if !d.nextElement(count) {
		d.fail(d.Pos, RuleLength, "must have more elements")
	}
}

// closeTuple moves past the bracket that ends a list.
func (d *Decoder) closeTuple() {
	if d.nextElement(1) {
		d.fail(d.Pos, RuleLength, "must have fewer elements")
	}
}
