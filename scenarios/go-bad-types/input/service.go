package shop

import (
	"bytes"
	"context"
	"io"
	"sync"
	"time"

	. "example.com/go-bad-types/dotted"
	"example.com/go-bad-types/missing"
	"example.org/nowhere"
)

type Broken struct {
	Function  func() error
	Channel   chan int
	Complex   complex128
	Pointer   uintptr
	Twice     **string
	Error     error
	Open      Shape
	Address   time.Location
	Lock      *sync.Mutex
	Nullable  io.ReadCloser
	Big       *bytes.Buffer
	Month     io.Writer
	Inline    struct{ street string }
	Keys      map[float64]string
	Structs   map[User]string
	Levels    map[Level]string
	Unknown   Usr
	Dotted    FromDot
	Missing   missing.Thing
	Nowhere   nowhere.Thing
	Qualified yaml.Node
	Wrong     time.Tme
	Long      [1000]string
	Size      [size()]int
	Nothing   [0]int
	Context   context.Context
	Arguments Page
	Many      User[int]
	Cyclic    Loop
	Endless   Nest[string]
	Encoded   Money
	Hidden    Booking
	Nothings  Void
}

type Shape interface{ Area() float64 }

type User struct {
	Name string `json:"name"`
}

type Level int

const (
	Low Level = iota
	High
)

type Page[T any] struct {
	Items []T
}

type Loop Pool

type Pool Loop

type Nest[T any] struct {
	Next *Nest[[]Nest[T]]
}

type Money struct{ cents int64 }

func (m Money) MarshalJSON() ([]byte, error) { return nil, nil }

type Booking struct {
	year, month int
	note        string `json:"-"`
}

type Void struct{}

func size() int { return 3 }

// @nats:server User
type UserService interface {
	Get(ctx context.Context, broken Broken) (*User, error)
}
