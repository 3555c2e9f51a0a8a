package main

import (
	"errors"
	"fmt"

	autonats "github.com/zyra/autonats/go"

	"github.com/zyra/autonats/operations/go/mesh"
)

// failure is what the harness is told of a call that has failed.
type failure struct {
	Code    string `json:"code,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Outcome string `json:"outcome,omitempty"`
	// Type is the name of an error that the interface declares.
	Type    string `json:"type,omitempty"`
	Message string `json:"message"`
}

// describe returns what the harness is told of an error.
func describe(err error) failure {
	if spoiled := (*mesh.Spoiled)(nil); errors.As(err, &spoiled) {
		return failure{Type: "Spoiled", Message: spoiled.Error()}
	}
	if ours := (*autonats.Error)(nil); errors.As(err, &ours) {
		return failure{Code: string(ours.Code), Reason: string(ours.Reason), Outcome: string(ours.Outcome), Message: ours.Error()}
	}
	return failure{Type: fmt.Sprintf("%T", err), Message: err.Error()}
}

// kind returns a key under which equal failures are counted, such as
// UNAVAILABLE/DISCONNECTED/NOT_SENT.
func (f failure) kind() string {
	if f.Type != "" {
		return f.Type
	}
	return f.Code + "/" + f.Reason + "/" + f.Outcome
}
