package codec

import (
	"slices"
	"strconv"
	"strings"
)

// Condition is what JSON tells an alternative of a choice by. All that is given holds.
type Condition struct {
	// JSON is the kind of the value: bool, number, string, list or object.
	JSON string
	// Values are the values themselves, of scalars. None means any value of the kind.
	Values []any
	// Fields are what is in an object. None means any object.
	Fields []FieldCondition
	// Items are what the first element of a list is, one of these. None means any list. An empty list
	// is of every kind.
	Items []Condition
}

// FieldCondition is what a field of an object must be: one of some values, or without any, there or
// absent.
type FieldCondition struct {
	Name   string
	Values []any
	Absent bool
}

// Choice describes alternatives that the JSON value itself tells apart.
type Choice struct {
	conditions []condition
	// names are the fields that any condition asks for.
	names []string
	// wanted names the kinds.
	wanted string
}

type condition struct {
	kind   string
	values []any
	fields []fieldCondition
	items  *Choice
}

type fieldCondition struct {
	// at is the place of the name among all of the choice.
	at     int
	values []any
	absent bool
}

// NewChoice returns the description of a choice, from what its alternatives are told by.
func NewChoice(conditions ...Condition) *Choice {
	c := &Choice{}
	var kinds []string
	for _, given := range conditions {
		made := condition{kind: kindNames[given.JSON], values: given.Values}
		if given.Items != nil {
			made.items = NewChoice(given.Items...)
		}
		for _, field := range given.Fields {
			at := slices.Index(c.names, field.Name)
			if at < 0 {
				at = len(c.names)
				c.names = append(c.names, field.Name)
			}
			made.fields = append(made.fields, fieldCondition{at, field.Values, field.Absent})
		}
		c.conditions = append(c.conditions, made)
		if !slices.Contains(kinds, made.kind) {
			kinds = append(kinds, made.kind)
		}
	}
	last := len(kinds) - 1
	c.wanted = kinds[last]
	if last > 0 {
		c.wanted = strings.Join(kinds[:last], ", ") + " or " + c.wanted
	}
	return c
}

var kindNames = map[string]string{
	"bool":   "a boolean",
	"number": "a number",
	"string": "a string",
	"list":   "a list",
	"object": "an object",
}

// Choose looks ahead at the value that comes next, without moving on, and returns the place of the
// first condition that holds for it. The body is invalid where none does, and the place -1 then.
func (d *Decoder) Choose(c *Choice) int {
	at := d.Pos
	place, isOfKind := d.match(c)
	switch {
	case place >= 0 || d.Faulty:
	case isOfKind:
		d.fail(at, RuleNotListed, noAlternative)
	default:
		d.mismatch(c.wanted)
	}
	return place
}

// match returns the place of the first condition that holds for the value that comes next, or -1, and
// reports whether any condition is about values of its kind. It stays where it is.
func (d *Decoder) match(c *Choice) (place int, isOfKind bool) {
	kind := kindOf(d.peek())
	at := d.Pos
	var members [8]int
	found := members[:0]
	for i := range c.conditions {
		condition := &c.conditions[i]
		if condition.kind != kind {
			continue
		}
		isOfKind = true
		if condition.fields != nil && len(found) == 0 {
			found = d.membersOf(c.names, found)
		}
		holds := condition.values == nil || d.isOneOf(at, condition.values)
		for _, field := range condition.fields {
			holds = holds && d.fieldHolds(found[field.at], field)
		}
		if condition.items != nil {
			holds = d.firstHolds(at, condition.items)
		}
		if d.Faulty {
			return -1, true
		}
		d.Pos = at
		if holds {
			return i, true
		}
	}
	return -1, isOfKind
}

// firstHolds reports whether the list at a place is empty, or its first element is one of some.
func (d *Decoder) firstHolds(at int, items *Choice) bool {
	d.Pos = at + 1
	if d.peek() == ']' {
		return true
	}
	place, _ := d.match(items)
	return place >= 0
}

// membersOf returns where the values of some members are in the object that comes next; -1 for
// those that it has not.
func (d *Decoder) membersOf(names []string, found []int) []int {
	for range names {
		found = append(found, -1)
	}
	at := d.Pos
	d.Pos++
	d.eachMember(func(key []byte, _, value int) {
		if i := slices.Index(names, string(key)); i >= 0 {
			found[i] = value
		}
	})
	if !d.Faulty {
		d.Pos = at
	}
	return found
}

func (d *Decoder) fieldHolds(at int, field fieldCondition) bool {
	if field.values == nil {
		return (at < 0) == field.absent
	}
	return at >= 0 && d.isOneOf(at, field.values)
}

// isOneOf reports whether the value at a place is one of some.
func (d *Decoder) isOneOf(at int, values []any) bool {
	d.Pos = at
	switch c := d.peek(); kindOf(c) {
	case "a string":
		text := string(d.text())
		return slices.ContainsFunc(values, func(v any) bool { return v == text })
	case "a boolean":
		return slices.ContainsFunc(values, func(v any) bool { return v == (c == 't') })
	case "a number":
		from := d.Pos
		d.Skip()
		number, err := strconv.ParseFloat(string(d.data[from:d.Pos]), 64)
		return err == nil && slices.ContainsFunc(values, func(v any) bool {
			whole, ok := v.(int)
			return ok && float64(whole) == number || v == number
		})
	}
	return false
}

// Keyed reads a value that is the only one in an object, by the key that tells what it is. It leaves out
// other keys.
func (d *Decoder) Keyed(key *Fields, read func()) {
	for o := d.Object(key); o.Next(d) == 0; {
		read()
	}
}

// Keyed writes a value as the only one in an object, by a key that tells what it is.
func (e *Encoder) Keyed(key string, write func()) {
	if e.BeginObject() {
		e.Field(key)
		write()
		e.EndObject()
	}
}

const noAlternative = "is not one of the alternatives"

// Choose returns the place of the alternative that is set. The body is invalid where none is, or
// more than one, and the place -1 then.
func (e *Encoder) Choose(set ...bool) int {
	chosen := -1
	for i, isSet := range set {
		if !isSet {
			continue
		}
		if chosen >= 0 {
			e.fail(RuleNotListed, "must be only one of the alternatives")
			return -1
		}
		chosen = i
	}
	if chosen < 0 {
		e.fail(RuleNotListed, "must be one of the alternatives")
	}
	return chosen
}
