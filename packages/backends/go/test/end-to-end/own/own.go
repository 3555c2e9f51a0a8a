// Package own has what only the user's own Go types can have.
package own

import (
	"context"
	"encoding/json"
	"time"

	autonats "github.com/zyra/autonats/go"

	"example.com/own/money"
)

type UserID string

type Tags []string

type Index map[UserID]*Item

type Stamp time.Time

type Priority uint8

const (
	Low Priority = iota + 1
	High
)

type Tracked struct {
	CreatedBy UserID `json:"createdBy"`
	Name      string `json:"name"`
}

type audit struct {
	Version int `json:"version"`
}

type Page[T any] struct {
	Items []T `json:"items"`
	Next  T   `json:"next,omitempty"`
}

type Item struct {
	Tracked
	audit
	Name     string                          `json:"-"`
	Price    money.Amount                    `json:"price"`
	Discount *money.Amount                   `json:"discount,omitempty"`
	Deposit  *money.Amount                   `json:"deposit"`
	Tags     Tags                            `json:"tags"`
	Pointers []*string                       `json:"pointers"`
	Parts    []*Item                         `json:"parts"`
	Digest   [4]byte                         `json:"digest"`
	Corners  [2][2]int                       `json:"corners"`
	Rates    map[money.Currency]int          `json:"rates"`
	ByID     Index                           `json:"byId"`
	Days     map[Priority_]bool              `json:"days"`
	At       Stamp                           `json:"at"`
	Took     time.Duration                   `json:"took"`
	Any      any                             `json:"any"`
	Raw      json.RawMessage                 `json:"raw"`
	Note     autonats.Option[string]         `json:"note,omitzero"`
	Owner    autonats.Option[*UserID]        `json:"owner,omitzero"`
	Pair     autonats.Tuple2[string, string] `json:"pair"`
	Optional Optional                        `json:"optional"`
	Forms    Forms                           `json:"forms"`
	secret   int
}

type Priority_ = int8

// Forms has types that write and read themselves.
type Forms struct {
	Day    money.Day               `json:"day"`
	Days   []money.Day             `json:"days"`
	Due    *money.Day              `json:"due"`
	Rest   money.Day               `json:"rest,omitzero"`
	Later  *money.Day              `json:"later,omitempty"`
	Open   map[money.Day]money.Any `json:"open"`
	Any    money.Any               `json:"any"`
	Absent money.Any               `json:"absent,omitzero"`
}

type Optional struct {
	Text    string            `json:"text,omitempty"`
	Number  float64           `json:"number,omitempty"`
	Flag    bool              `json:"flag,omitempty"`
	Named   UserID            `json:"named,omitempty"`
	Enum    Priority          `json:"enum,omitempty"`
	List    []string          `json:"list,omitempty"`
	Map     map[string]string `json:"map,omitempty"`
	Pointer *string           `json:"pointer,omitempty"`
	Time    time.Time         `json:"time,omitzero"`
	Stamp   Stamp             `json:"stamp,omitzero"`
	Struct  money.Amount      `json:"struct,omitzero"`
	Array   [2]int            `json:"array,omitzero"`
	Digest  [2]byte           `json:"digest,omitzero"`
	Event   Event             `json:"event,omitempty"`
	Any     any               `json:"any,omitempty"`
}

// Event is what happened.
//
// @nats:union kind
// @nats:variant made Made
// @nats:variant gone Gone
type Event interface{ isEvent() }

type Made struct {
	Kind Kind   `json:"kind"`
	By   UserID `json:"by"`
}

type Kind string

type Gone struct {
	At time.Time `json:"at"`
}

func (Made) isEvent()  {}
func (*Gone) isEvent() {}

// Broken is an error by value.
type Broken struct {
	Part UserID `json:"part"`
}

func (b Broken) Error() string { return "broken: " + string(b.Part) }

// Lost is an error by pointer.
type Lost struct {
	Since time.Time `json:"since"`
}

func (l *Lost) Error() string { return "lost" }

// OwnService has methods of all kinds.
//
// @nats:server Own
type OwnService interface {
	Echo(ctx context.Context, item Item) (Item, error)
	ByPointer(ctx context.Context, item *Item, limit *int, id UserID) (*Item, error)
	Pages(ctx context.Context, page Page[*Item]) (*Page[*Item], error)
	Numbers(ctx context.Context, page Page[int]) (Page[int], error)
	All(ctx context.Context, index Index) (map[UserID]*Item, error)
	Events(ctx context.Context, events []Event) ([]Event, error)
	Maybe(ctx context.Context, text *string) (*string, error)
	// Fail fails.
	//
	// @nats:error Broken
	// @nats:error Lost NOT_FOUND
	Fail(ctx context.Context, how string) error
	Forget(ctx context.Context, id UserID)
	Settle(ctx context.Context, bill *Bill) (*Bill, error)
	Pay(ctx context.Context, by Payment) (Payment, error)
}
