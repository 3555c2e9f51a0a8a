// Package plans has types whose form would be that of a type in them.
package plans

import (
	"context"
	"net/netip"
	"time"
)

// Event would be a time, and its name would be lost.
type Event struct {
	time.Time
	Name string `json:"name"`
}

// Meeting would be a time too, by way of an event.
type Meeting struct{ Event }

// Dated would be a time, whatever its tag says.
type Dated struct {
	time.Time `json:"at"`
	Name      string `json:"name"`
}

// Undated would be a time as well, though its tag leaves it out.
type Undated struct {
	time.Time `json:"-"`
	Name      string `json:"name"`
}

// Maybe would be a time, and panic where there is none.
type Maybe struct{ *time.Time }

// Host would be an address, and say nothing of what it keeps.
type Host struct {
	netip.Addr
	seen int
}

// Seconds would write by its own method, and read by the time's.
type Seconds struct{ time.Time }

func (s Seconds) MarshalJSON() ([]byte, error) { return []byte("0"), nil }

// Masked writes itself, and never reads.
type Masked string

func (m Masked) MarshalText() ([]byte, error) { return []byte("***"), nil }

// Plan has one of each.
type Plan struct {
	Event   Event             `json:"event"`
	Meeting Meeting           `json:"meeting"`
	Dated   Dated             `json:"dated"`
	Undated Undated           `json:"undated"`
	Maybe   Maybe             `json:"maybe"`
	Host    Host              `json:"host"`
	Seconds Seconds           `json:"seconds"`
	Masked  Masked            `json:"masked"`
	Keys    map[Masked]string `json:"keys"`
}

// PlanService keeps plans.
//
// @nats:server Plan
type PlanService interface {
	Get(ctx context.Context, id string) (*Plan, error)
}
