package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	autonats "github.com/zyra/autonats/go"

	"github.com/zyra/autonats/operations/go/mesh"
)

// waysToFail has ways in which an implementation can end, most of them bad.
var waysToFail = map[string]func() (string, error){
	"plain":    func() (string, error) { return "", errors.New("plain") },
	"declared": func() (string, error) { return "", spoiled("it") },
	"wrapped":  func() (string, error) { return "", fmt.Errorf("around it: %w", spoiled("it")) },
	"joined":   func() (string, error) { return "", errors.Join(errors.New("other"), spoiled("it")) },
	"deadline": func() (string, error) { return "", context.DeadlineExceeded },
	"panic":    func() (string, error) { panic("on purpose") },
	"panicWithError": func() (string, error) {
		panic(&hostile{})
	},
	"nilMap": func() (string, error) {
		var m map[string]int
		m["x"] = 1
		return "", nil
	},
	"nilPointer": func() (string, error) {
		var w *worker
		return w.audit.Name(), nil
	},
	"goexit": func() (string, error) {
		runtime.Goexit()
		return "", nil
	},
	"typedNil": func() (string, error) {
		var spoiled *mesh.Spoiled
		return "", spoiled
	},
	"circle": func() (string, error) {
		c := &chain{}
		c.next = c
		return "", c
	},
	"longCircle": func() (string, error) {
		first := &chain{}
		last := first
		for range 50 {
			last = &chain{next: last}
		}
		first.next = last
		return "", first
	},
	"endless":       func() (string, error) { return "", endless(0) },
	"hostile":       func() (string, error) { return "", &hostile{} },
	"hostileUnwrap": func() (string, error) { return "", hostileUnwrap{errors.New("x")} },
	"hostileAs":     func() (string, error) { return "", hostileAs{errors.New("x")} },
	"longMessage": func() (string, error) {
		return "", autonats.Errorf("NOT_FOUND", "%s", strings.Repeat("m", 3_000_000))
	},
	"longPlainMessage": func() (string, error) { return "", errors.New(strings.Repeat("m", 3_000_000)) },
	"longPanic":        func() (string, error) { panic(strings.Repeat("m", 10_000_000)) },
}

// chain unwraps to what it is linked to.
type chain struct{ next error }

func (c *chain) Error() string { return "a circle" }
func (c *chain) Unwrap() error { return c.next }

// endless unwraps to ever new errors.
type endless int

func (e endless) Error() string { return "endless" }
func (e endless) Unwrap() error { return e + 1 }

// hostile panics when it is asked for its text.
type hostile struct{}

func (*hostile) Error() string { panic("no message for you") }

type hostileUnwrap struct{ error }

func (hostileUnwrap) Unwrap() error { panic("nothing inside") }

type hostileAs struct{ error }

func (hostileAs) As(any) bool   { panic("nothing else") }
func (hostileAs) Is(error) bool { panic("nobody") }
