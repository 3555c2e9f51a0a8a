package guard_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zyra/autonats/go/internal/guard"
)

// cyclic wraps itself.
type cyclic struct{ _ int }

func (c *cyclic) Error() string { return "cyclic" }
func (c *cyclic) Unwrap() error { return c }

// bush wraps itself twice, so that each look makes more.
type bush struct{}

func (b *bush) Error() string   { return "bush" }
func (b *bush) Unwrap() []error { return []error{b, b} }

// broken panics whatever is asked of it.
type broken struct{ why error }

func (b *broken) Error() string          { return b.why.Error() }
func (b *broken) Unwrap() error          { panic("Unwrap") }
func (b *broken) Is(error) bool          { panic("Is") }
func (b *broken) As(any) bool            { panic("As") }
func (b *broken) String() string         { panic("String") }
func (b *broken) GoString() string       { panic("GoString") }
func (b *broken) Format(fmt.State, rune) { panic("Format") }

// uncomparable panics when it is compared.
type uncomparable struct{ _ []int }

func (u uncomparable) Error() string { return "uncomparable" }

type wanted struct{ n int }

func (w wanted) Error() string { return "wanted" }

var errTarget = errors.New("target")

func TestChainsWithoutEndEnd(t *testing.T) {
	for _, err := range []error{&cyclic{}, &bush{}, fmt.Errorf("first: %w", &cyclic{})} {
		if guard.Is(err, errTarget) {
			t.Errorf("%v is the target", err)
		}
		if _, ok := guard.As[wanted](err); ok {
			t.Errorf("%v has what it has not", err)
		}
	}
}

func TestWhatPanicsIsPassedOver(t *testing.T) {
	var none *broken
	for _, err := range []error{&broken{}, none, uncomparable{}} {
		both := errors.Join(err, errTarget, wanted{3})
		if !guard.Is(both, errTarget) {
			t.Errorf("the target wrapped in a %T is not found", err)
		}
		if found, ok := guard.As[wanted](both); !ok || found.n != 3 {
			t.Errorf("what is wrapped in a %T is not found", err)
		}
	}
	if text := guard.Text(none); !strings.Contains(text, "broken") {
		t.Errorf("the text of an error that panics is %q", text)
	}
	if text := guard.ValueText(&broken{}); text == "" {
		t.Error("a value that panics has no text")
	}
	if guard.Is(uncomparable{}, uncomparable{}) {
		t.Error("what cannot be compared is equal")
	}
}

func TestTheFirstInOrderIsFound(t *testing.T) {
	err := fmt.Errorf("%w and %w", fmt.Errorf("inner: %w", wanted{1}), wanted{2})
	var standard wanted
	errors.As(err, &standard)
	if found, _ := guard.As[wanted](err); found != standard {
		t.Errorf("found %v, and package errors finds %v", found, standard)
	}
}

func TestLongTextsAreCut(t *testing.T) {
	text := guard.Text(errors.New(strings.Repeat("é", 1<<20)))
	if len(text) > 17<<10 || !strings.HasSuffix(text, "é…") {
		t.Errorf("the text has %d bytes and ends in %q", len(text), text[len(text)-6:])
	}
}
