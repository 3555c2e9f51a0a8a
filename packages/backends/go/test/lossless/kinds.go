// Package lossless has the kinds of types that random ones are made of.
package lossless

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Text writes itself as text.
type Text struct{ text string }

func (t Text) MarshalText() ([]byte, error) { return []byte("t" + t.text), nil }

func (t *Text) UnmarshalText(text []byte) error {
	rest, ok := strings.CutPrefix(string(text), "t")
	if !ok {
		return fmt.Errorf("%q begins with no t", text)
	}
	t.text = rest
	return nil
}

func (t *Text) fill(r *rand.Rand) { t.text = words[r.IntN(len(words))] }

// Box writes itself as JSON, and is text besides.
type Box struct{ value any }

func (b Box) MarshalJSON() ([]byte, error)     { return json.Marshal([]any{b.value}) }
func (b Box) MarshalText() ([]byte, error)     { return b.MarshalJSON() }
func (b *Box) UnmarshalText(text []byte) error { return b.UnmarshalJSON(text) }

func (b *Box) UnmarshalJSON(document []byte) error {
	var values []any
	if err := json.Unmarshal(document, &values); err != nil || len(values) != 1 {
		return fmt.Errorf("%s is not a list of one: %w", document, err)
	}
	b.value = values[0]
	return nil
}

func (b *Box) fill(r *rand.Rand) { b.value = anyValue(r, 2) }

// Half writes itself and does not read.
type Half struct{ Value int }

func (h Half) MarshalText() ([]byte, error) { return fmt.Append(nil, h.Value), nil }

// Hidden has nothing that others see.
type Hidden struct{ value int }

func (h *Hidden) fill(r *rand.Rand) { h.value = r.IntN(9) }

// Day is a time and nothing else.
type Day struct{ time.Time }

// Holiday is a day.
type Holiday struct {
	Day
	Ignored string `json:"-"`
}

// Named has a time and a name, which encoding/json would lose.
type Named struct {
	time.Time
	Name string
}

// Mixed would write by its own method and read by another's.
type Mixed struct{ time.Time }

func (m Mixed) MarshalJSON() ([]byte, error) { return json.Marshal(m.Unix()) }

// Maybe is zero when it says so.
type Maybe struct {
	Set   bool
	Value int
}

func (m Maybe) IsZero() bool { return !m.Set }

// Never is zero by a pointer's method.
type Never struct{ Value int }

func (n *Never) IsZero() bool { return n.Value == 3 }

// Wrapped is lent the method of another.
type Wrapped struct{ Maybe }

// Colour is one of some.
type Colour string

const (
	Red  Colour = "red"
	Blue Colour = "blue"
)

func (c *Colour) fill(r *rand.Rand) { *c = []Colour{Red, Blue}[r.IntN(2)] }

// Flags are put together.
type Flags uint8

const (
	Read Flags = 1 << iota
	Write
)

// Number is one of some, by its number.
type Number int

const (
	One Number = iota + 1
	Two
)

func (n *Number) fill(r *rand.Rand) { *n = []Number{One, Two}[r.IntN(2)] }

// Page is generic.
type Page[T any] struct {
	Items []T `json:"items"`
	Next  *T  `json:"next,omitempty"`
}

// Pair is generic twice.
type Pair[K comparable, V any] struct {
	Key    K       `json:"key"`
	Values map[K]V `json:"values"`
}

// Names is a list by another name.
type Names []string

type base struct {
	ID   int    `json:"id"`
	Kind string `json:"kind,omitempty"`
}

// Generic is embedded with its argument.
type Generic[T any] struct {
	Of T `json:"of"`
}
