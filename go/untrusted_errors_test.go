package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
)

// brokenError panics whatever is asked of it: the error that it wraps is missing.
type brokenError struct{ err error }

func (b *brokenError) Error() string   { return b.err.Error() }
func (b *brokenError) Unwrap() error   { return b.err.(*brokenError).err }
func (b *brokenError) Is(error) bool   { panic("Is") }
func (b *brokenError) As(any) bool     { panic("As") }
func (b *brokenError) String() string  { panic("String") }
func (b *brokenError) LogValue() error { panic("LogValue") }

// cyclicError wraps itself.
type cyclicError struct{}

func (c *cyclicError) Error() string { return "cyclic" }
func (c *cyclicError) Unwrap() error { return c }

// bushError wraps itself twice.
type bushError struct{}

func (b *bushError) Error() string   { return "bush" }
func (b *bushError) Unwrap() []error { return []error{b, b} }

// exitingError ends the goroutine that asks it.
type exitingError struct{}

func (exitingError) Error() string { goexit(); return "" }

// Errors are the user's code too. Whatever they do, the process lives, the caller gets an answer,
// and the slot is free again.
func TestErrorsThatMisbehave(t *testing.T) {
	var typedNil *brokenError
	var nilDeclared *user.NotFound
	failures := map[string]error{
		"panics":                   &brokenError{},
		"typed nil":                typedNil,
		"typed nil, declared":      nilDeclared,
		"wraps what panics":        fmt.Errorf("first: %w", errors.Join(typedNil, errors.New("second"))),
		"cyclic":                   &cyclicError{},
		"wraps what is cyclic":     fmt.Errorf("first: %w", &cyclicError{}),
		"bush":                     &bushError{},
		"ends its goroutine":       exitingError{},
		"caused by what panics":    &autonats.Error{Code: "SECRET", Message: "hunter2", Cause: typedNil},
		"caused by what is cyclic": &autonats.Error{Code: "SECRET", Message: "hunter2", Cause: &cyclicError{}},
	}
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		for name, err := range failures {
			for how, fail := range map[string]func() error{
				"returned": func() error { return err },
				"panicked": func() error { panic(err) },
			} {
				t.Run(name+" "+how, func(t *testing.T) {
					prefix := strings.Map(letter, name+how)
					logger, written := capturedLog()
					server := &users{
						getById: func(context.Context, string) (*user.User, error) { return nil, fail() },
						touch:   func(context.Context, string) { panic(err) },
					}
					handler := serve(t, connect(), server, autonats.WithLogger(logger), autonats.WithPrefix(prefix))
					client := newClient(connect(), autonats.WithPrefix(prefix))
					// More often than there are slots.
					for range 6 {
						_, err := client.GetById(t.Context(), "1")
						failure := expectFailure(t, err, autonats.CodeInternal, "", outcome.Failed)
						if failure.Reference == "" || !strings.Contains(written.String(), failure.Reference) {
							t.Fatalf("the log says %s", written)
						}
						client.Touch(t.Context(), "1")
					}
					// Nothing is left that runs.
					handler.Shutdown()
				})
			}
		}
	})
}

// An error formatted with %w stays in the handler's process.
func TestWrappedTextIsNotSent(t *testing.T) {
	first, second := errors.New("hunter2"), errors.New("swordfish")
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		var err error
		p := startPair(t, connect, &users{deleteAll: func(context.Context) error { return err }}, with{})
		for want, given := range map[string]*autonats.Error{
			"locked by ann":            autonats.Errorf(autonats.CodeAborted, "locked by %s: %w", "ann", first),
			"locked by ann, 7 times":   autonats.Errorf(autonats.CodeAborted, "locked by %s, %d times: %w (%w)", "ann", 7, first, second),
			"100% sure":                autonats.Errorf(autonats.CodeAborted, "100%% sure: %w", first),
			"first  is it":             autonats.Errorf(autonats.CodeAborted, "first %[2]w %[1]s it", "is", first),
			"with the text of a value": autonats.Errorf(autonats.CodeAborted, "with the text of %v", errors.New("a value")),
		} {
			err = given
			failure := expectFailure(t, p.client.DeleteAll(t.Context()), autonats.CodeAborted, "", outcome.Completed)
			if strings.Contains(failure.Message, "hunter2") || strings.Contains(failure.Message, "swordfish") || !strings.HasPrefix(failure.Message, want) {
				t.Errorf("the caller is told %q, want %q", failure.Message, want)
			}
		}
	})
	both := autonats.Errorf(autonats.CodeAborted, "%w and %w", first, second)
	if !errors.Is(both, first) || !errors.Is(both, second) || both.Error() != "ABORTED: hunter2 and swordfish" {
		t.Errorf("here it is %v", both)
	}
}
