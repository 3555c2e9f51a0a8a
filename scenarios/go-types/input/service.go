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

type Weekday_ = int8

// @nats:server Thing
type ThingService interface {
	Get(context.Context, SKU, *base.Place) (Thing, error)
	Find(ctx context.Context, day Weekday, colour *Colour, _ bool) (map[SKU]*Thing, error)
	Place(ctx context.Context, place *base.Place) (*base.Place, error)
	base.Health
}
