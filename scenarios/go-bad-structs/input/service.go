package shop

import (
	"context"
	"time"
)

type Left struct {
	Name string `json:"name"`
	Size int
}

type Right struct {
	Title string `json:"name"`
	Size  int
}

type Both struct {
	Left
	Right
}

type Twice struct {
	A string `json:"id"`
	B string `json:"id"`
}

type Tags struct {
	NoColon  string    `json"name"`
	NoQuotes string    `json:name`
	Joined   string    `json:"joined"xml:"joined"`
	Double   string    `json:"a" json:"b"`
	hidden   string    `json:"hidden"`
	Odd      string    `json:"odd,ommitempty"`
	Inline   Left      `json:"inline,omitempty"`
	At       time.Time `json:"at,omitempty"`
	Pair     [2]int    `json:"pair,omitempty"`
	Count    int32     `json:"count,string"`
	Fine     int64     `json:"fine,string,omitempty"`
	Dashed   string    `json:"-,"`
	Spaced   string    `json:"first name"`
}

type Embedding struct {
	*Left
	time.Time
}

type Endless struct {
	Next Endless `json:"next"`
}

type Hen struct {
	Eggs [3]Egg `json:"eggs"`
}

type Egg struct {
	From *Hen `json:"from"`
	Nest
}

type Nest struct {
	hen Hen
}

type Row [2]Row

type Box[T any] struct {
	Value T `json:"value"`
}

type Boxed struct {
	Inner Box[Boxed] `json:"inner"`
}

// Ends, for a list can be empty and a pointer nil.
type Ending struct {
	List []Ending          `json:"list"`
	Map  map[string]Ending `json:"map"`
	Next *Ending           `json:"next"`
	Box  Box[*Ending]      `json:"box"`
}

// @nats:server Struct
type StructService interface {
	Both(ctx context.Context, both Both) error
	Twice(ctx context.Context, twice Twice) error
	Tags(ctx context.Context, tags Tags) error
	Embedding(ctx context.Context, embedding Embedding) error
	Endless(ctx context.Context, endless Endless) error
	Hen(ctx context.Context, egg Egg) (Hen, error)
	Row(ctx context.Context, row Row) error
	Boxed(ctx context.Context, boxed Boxed) error
	Ending(ctx context.Context, ending Ending) error
}
