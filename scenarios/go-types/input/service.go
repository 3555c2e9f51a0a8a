// Package shop has all that only Go can say.
package shop

import (
	"context"
	"time"

	autonats "github.com/zyra/autonats/go"

	"example.com/go-types/base"
)

// SKU names a thing.
type SKU string

// Colour may be anything for now.
//
// @nats:open
type Colour string

const Red Colour = "red"

// Weekdays are in order.
type Weekday uint8

const (
	Monday Weekday = iota + 1
	Tuesday
	_
	Thursday
)

// Thing is one of a kind.
type Thing struct {
	base.Tracked
	*notSent
	SKU      SKU                                       `json:"sku"`
	Colour   Colour                                    `json:"colour"`
	Days     map[Weekday_]string                       `json:"days"`
	Stock    map[SKU]int64                             `json:"stock"`
	Places   map[base.Place]bool                       `json:"places"`
	Note     autonats.Option[string]                   `json:"note,omitzero"`
	Owner    autonats.Option[*string]                  `json:"owner,omitzero"`
	Span     autonats.Tuple2[time.Time, time.Duration] `json:"span"`
	Digest   [32]byte                                  `json:"digest"`
	Untagged float64
	A, B     int
}

type notSent int

// Serial is a key that is not a string in TypeScript.
type Serial int64

type (
	// Labels is a map of itself, which TypeScript can only say as an object.
	Labels map[string]Labels
	BySKU  map[SKU]*BySKU
	Slots  map[Slot][]Slots
	Slot   int32
	Left   []map[string]Right
	Right  map[string]Left
)

// Pair ends with the argument for its parameter.
type Pair[T any] struct {
	First  T
	Second *Pair[T]
}

type Weekday_ = int8

// @nats:server Thing
type ThingService interface {
	Get(context.Context, SKU, *base.Place) (Thing, error)
	Find(ctx context.Context, day Weekday, colour *Colour, _ bool) (map[SKU]*Thing, error)
	Place(ctx context.Context, place *base.Place) (*base.Place, error)
	base.Health
	Sort(ctx context.Context, all map[Serial]Thing, labels Labels, by BySKU, slots Slots) (Left, error)
	Pairs(ctx context.Context, pairs Pair[Pair[int]]) (Pair[Pair[Pair[bool]]], error)
}
