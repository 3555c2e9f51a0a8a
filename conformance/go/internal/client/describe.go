package client

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/conformance/go/internal/neutral"
	"github.com/zyra/autonats/conformance/go/ledger"
	"github.com/zyra/autonats/conformance/go/ledger/book"
	"github.com/zyra/autonats/conformance/go/mesh"
	autonats "github.com/zyra/autonats/go"
)

// sentinels are the variables that are declared as errors, by their name on the wire.
var sentinels = map[string]error{"ErrGone": ledger.ErrGone, "ErrClosed": book.ErrClosed}

// Describe reports an error as answers to the harness have it.
func Describe(err error) map[string]any {
	if found, ok := declared(err); ok {
		report := map[string]any{"message": found.Error(), "data": neutral.Report(reflect.ValueOf(found))}
		report["type"] = reflect.TypeOf(found).Elem().Name()
		return report
	}
	var failure *autonats.Error
	if !errors.As(err, &failure) {
		return lines.Broken(err)
	}
	for name, sentinel := range sentinels {
		if errors.Is(fmt.Errorf("wrapped once more: %w", err), sentinel) {
			return map[string]any{"type": name, "message": failure.Message, "data": map[string]any{"map": []any{}}}
		}
	}
	described := map[string]any{"code": failure.Code, "outcome": failure.Outcome, "message": failure.Message}
	for key, text := range map[string]string{"reason": string(failure.Reason), "path": failure.Path, "reference": failure.Reference} {
		if text != "" {
			described[key] = text
		}
	}
	return described
}

// declared returns the declared error of a type of its own that an error holds.
func declared(err error) (error, bool) {
	if found, ok := errors.AsType[*mesh.NotFound](err); ok {
		return found, true
	}
	if found, ok := errors.AsType[*mesh.OutOfStock](err); ok {
		return found, true
	}
	if found, ok := errors.AsType[*mesh.Closed](err); ok {
		return found, true
	}
	if found, ok := errors.AsType[*mesh.SoldOut](err); ok {
		return found, true
	}
	if found, ok := errors.AsType[*ledger.Missing](err); ok {
		return found, true
	}
	return nil, false
}
