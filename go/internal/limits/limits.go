// Package limits finds the limits of one deployment of a handler.
package limits

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Method has the limits of a method. A limit of 0 is not set.
type Method struct {
	Concurrency int
	// Queue is how many calls may wait; [None] for none.
	Queue   int
	Timeout time.Duration
}

// MaxHeldBytes is the default for how much may wait for a server that does not keep up.
const MaxHeldBytes = 16 << 20

// None is the limit of a queue in which no call may wait; 0 means not set.
const None = -1

// Given is what the options say: of all methods, of single ones by their names on the wire, and how
// many calls run at once over all.
type Given struct {
	Method
	Total   int
	Methods map[string]Method
}

// Resolved has the limits that apply to a method.
type Resolved struct {
	Concurrency int
	Queue       int
	// Timeout is the most time that a call may run, however long its caller waits.
	Timeout time.Duration
}

const (
	// NoTimeout stands for no limit of a handler's own.
	NoTimeout    = time.Duration(math.MaxInt64)
	noTotal      = math.MaxInt
	defaultQueue = 10_000
	prefix       = "AUTONATS_HANDLER_"
)

// Finder finds the limits of a handler: in its options, else in the environment
// (AUTONATS_HANDLER_CONCURRENCY, _QUEUE, _TIMEOUT, _TOTAL, each optionally followed by
// _<Service>_<Method>), else in the interface. A limit for one method takes precedence over one for
// all methods.
type Finder struct {
	service string
	given   Given
	lookup  func(name string) string
}

// NewFinder returns what finds the limits of a service with these methods. lookup returns a
// variable of the environment. It fails if the options name an unknown method.
func NewFinder(service string, methods []string, given Given, lookup func(name string) string) (*Finder, error) {
	for name := range given.Methods {
		if !slices.Contains(methods, name) {
			return nil, fmt.Errorf("the limits name %q, which is not a method; use one of %s", name, strings.Join(methods, ", "))
		}
	}
	return &Finder{service, given, lookup}, nil
}

// Total returns how many calls may run at once over all methods.
func (f *Finder) Total() (int, error) {
	if f.given.Total != 0 {
		return count("the limit Total", f.given.Total, 1)
	}
	return f.readCount(prefix+"TOTAL", 1, noTotal)
}

// Of returns the limits of one method, for which the interface says how many calls may run at once.
func (f *Finder) Of(method string, concurrency int) (resolved Resolved, err error) {
	own, all := f.given.Methods[method], f.given.Method
	if resolved.Concurrency, err = f.find("Concurrency", method, own.Concurrency, all.Concurrency, 1, max(concurrency, 1)); err != nil {
		return resolved, err
	}
	if resolved.Queue, err = f.find("Queue", method, own.Queue, all.Queue, 0, defaultQueue); err != nil {
		return resolved, err
	}
	resolved.Timeout, err = f.timeout(method, own.Timeout, all.Timeout)
	return resolved, err
}

func (f *Finder) find(limit, method string, own, all, least, otherwise int) (int, error) {
	for _, given := range []int{own, all} {
		switch {
		case given == None && least == 0:
			return 0, nil
		case given != 0:
			return count("the limit "+limit, given, least)
		}
	}
	variable := prefix + strings.ToUpper(limit)
	otherwise, err := f.readCount(variable, least, otherwise)
	if err != nil {
		return 0, err
	}
	return f.readCount(variable+"_"+f.service+"_"+method, least, otherwise)
}

func (f *Finder) timeout(method string, own, all time.Duration) (time.Duration, error) {
	for _, given := range []time.Duration{own, all} {
		switch {
		case given < 0:
			return 0, fmt.Errorf("the limit Timeout must be more than 0")
		case given > 0:
			return given, nil
		}
	}
	for _, variable := range []string{prefix + "TIMEOUT_" + f.service + "_" + method, prefix + "TIMEOUT"} {
		if text := f.lookup(variable); text != "" {
			return duration(variable, text)
		}
	}
	return NoTimeout, nil
}

// readCount returns what a variable says, or otherwise. An empty variable counts as not set.
func (f *Finder) readCount(variable string, least, otherwise int) (int, error) {
	text := f.lookup(variable)
	if text == "" {
		return otherwise, nil
	}
	value, err := strconv.Atoi(text)
	if err != nil || len(text) > 9 || text[0] == '+' {
		value = least - 1
	}
	return count(variable, value, least)
}

func count(name string, value, least int) (int, error) {
	if value < least {
		return 0, fmt.Errorf("%s must be a whole number of at least %d", name, least)
	}
	return value, nil
}

var (
	durationText = regexp.MustCompile(`^([0-9]{1,9})(ms|s|m)$`)
	units        = map[string]time.Duration{"ms": time.Millisecond, "s": time.Second, "m": time.Minute}
)

func duration(name, text string) (time.Duration, error) {
	if match := durationText.FindStringSubmatch(text); match != nil {
		if value, err := strconv.Atoi(match[1]); err == nil && value > 0 {
			return time.Duration(value) * units[match[2]], nil
		}
	}
	return 0, fmt.Errorf("%s must be a number and a unit (ms, s, m), such as 2s", name)
}
