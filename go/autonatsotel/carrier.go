package autonatsotel

import (
	"strings"

	autonats "github.com/zyra/autonats/go"
)

// carrier is the metadata of a call as propagators see it. Names are read in any case.
type carrier autonats.Metadata

// Get returns the first value of a name.
func (c carrier) Get(name string) string { return autonats.Metadata(c).Get(name) }

// Set sets a value, unless it may not be sent: metadata that may not makes the call fail, which a
// trace must not.
func (c carrier) Set(name, value string) {
	if isSendable(value) {
		autonats.Metadata(c).Set(name, value)
	}
}

// Keys returns the names in lower case.
func (c carrier) Keys() []string {
	names := make([]string, 0, len(c))
	for name := range c {
		names = append(names, strings.ToLower(name))
	}
	return names
}

// isSendable reports whether metadata may have a value.
func isSendable(value string) bool {
	if len(value) > 4096 || strings.TrimSpace(value) != value {
		return false
	}
	for i := range len(value) {
		if value[i] < ' ' || value[i] > '~' {
			return false
		}
	}
	return true
}
