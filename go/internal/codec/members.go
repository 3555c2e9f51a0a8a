package codec

import (
	"cmp"
	"slices"
	"strconv"
)

// members are the members of an object that is read in order: of its declaration, or for a map in
// the order in which JavaScript lists keys.
type members struct {
	// values has the place of each field's value, or -1.
	values []int
	// turn is the next place in the fields' order.
	turn int
	// end is the index after the object.
	end int
}

// readMembers finds the values of the object whose opening bracket was just read. The text is known
// to be good.
func (d *Decoder) readMembers(fields *Fields) *members {
	m := &members{values: make([]int, len(fields.names))}
	for i := range m.values {
		m.values[i] = -1
	}
	d.eachMember(func(key []byte, _, value int) {
		if i := fields.find(key); i >= 0 {
			m.values[i] = value
		}
	})
	m.end = d.Pos
	return m
}

// eachMember calls visit with each key, its place and that of its value, for the object whose
// opening bracket was just read, and moves past the closing one.
func (d *Decoder) eachMember(visit func(key []byte, at, value int)) {
	for !d.Faulty {
		switch d.peek() {
		case '}':
			d.Pos++
			return
		case ',':
			d.Pos++
		default:
			at := d.Pos
			key := d.text()
			if d.Faulty || d.peek() != ':' {
				d.fail(d.Pos, RuleSyntax, notOneDocument)
				return
			}
			d.Pos++
			visit(key, at, d.Pos)
			d.Skip()
		}
	}
}

func (o *Object) nextInOrder(d *Decoder) int {
	m, f := o.members, o.fields
	for !d.Faulty && m.turn < len(f.order) {
		i := f.order[m.turn]
		m.turn++
		if m.values[i] >= 0 {
			d.Pos = m.values[i]
			return i
		}
		if f.required[i] {
			d.failKey(o.at, f.names[i], RuleMissing, Missing)
		}
	}
	if !d.Faulty {
		d.Pos = m.end
		d.Depth--
	}
	return -1
}

// entry is a member of a map that is read in order.
type entry struct {
	key string
	// at and value are the places of key and value.
	at, value int
}

// readEntries finds the members of the object whose opening bracket was just read, in the order in
// which JavaScript lists them: first keys that are array indices, by size, then all others in the
// order of the text.
func (d *Decoder) readEntries() []entry {
	var entries []entry
	d.eachMember(func(key []byte, at, value int) {
		entries = append(entries, entry{string(key), at, value})
	})
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Compare(arrayIndex(a.key), arrayIndex(b.key))
	})
	return entries
}

// arrayIndex returns the number that a key is if JavaScript takes it for an array index, and a
// larger one for all others.
func arrayIndex(key string) int64 {
	const none = 1<<32 - 1
	n, err := strconv.ParseUint(key, 10, 32)
	if err != nil || n >= none || strconv.FormatUint(n, 10) != key {
		return none
	}
	return int64(n)
}
