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

// @nats:server Struct
type StructService interface {
	Both(ctx context.Context, both Both) error
	Twice(ctx context.Context, twice Twice) error
	Tags(ctx context.Context, tags Tags) error
	Embedding(ctx context.Context, embedding Embedding) error
}
