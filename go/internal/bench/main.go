// Command bench measures calls of the generated client and handler against raw requests of the NATS client library that do the same work.
//
//	bench handler <url>                          serves both, until its standard input ends
//	bench client <url> <kind> <calls> <seconds>  calls with so many calls in flight, and prints one line of JSON
//
// The kinds are raw, rawContext and generated.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
)

func main() {
	if err := measure(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("usage: bench handler|client <url> …")
	}
	nc, err := autonats.Connect(arguments[1])
	if err != nil {
		return err
	}
	defer nc.Close()
	if arguments[0] == "handler" {
		return serve(nc)
	}
	if len(arguments) != 5 {
		return fmt.Errorf("usage: bench client <url> <kind> <calls> <seconds>")
	}
	inFlight, err := strconv.Atoi(arguments[3])
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseFloat(arguments[4], 64)
	if err != nil {
		return err
	}
	call, err := caller(nc, arguments[2])
	if err != nil {
		return err
	}
	return load(call, arguments[2], inFlight, time.Duration(seconds*float64(time.Second)))
}

type users struct{}

var ann = User{
	ID:        "5f2c1d3e-8a4b-4c6d-9e7f-0a1b2c3d4e5f",
	Name:      "Ann Example",
	Email:     new("ann.example@example.org"),
	CreatedAt: time.Date(2026, 1, 31, 9, 5, 0, 123_000_000, time.UTC),
	Tags:      []string{"customer", "newsletter", "early-access", "berlin"},
}

func (users) GetById(context.Context, string) (*User, error)   { return &ann, nil }
func (users) GetAll(context.Context, *float64) ([]User, error) { return []User{ann}, nil }
func (users) DeleteAll(context.Context) error                  { return nil }
func (users) Touch(context.Context, string)                    {}

var (
	rawRequest = []byte(`{"id":"5f2c1d3e-8a4b-4c6d-9e7f-0a1b2c3d4e5f"}`)
	rawReply   = []byte(`{"id":"5f2c1d3e-8a4b-4c6d-9e7f-0a1b2c3d4e5f","name":"Ann Example","email":"ann.example@example.org",` +
		`"createdAt":"2026-01-31T09:05:00.123Z","tags":["customer","newsletter","early-access","berlin"]}`)
)

func serve(nc *nats.Conn) error {
	if _, err := nc.QueueSubscribe("raw", "q", func(m *nats.Msg) { _ = m.Respond(rawReply) }); err != nil {
		return err
	}
	handler := NewUserHandler(users{}, nc)
	if err := handler.Run(context.Background()); err != nil {
		return err
	}
	fmt.Println("ready")
	_, err := io.Copy(io.Discard, os.Stdin)
	handler.Shutdown()
	return err
}

func caller(nc *nats.Conn, kind string) (func() error, error) {
	client := NewUserClient(nc)
	ctx := context.Background()
	switch kind {
	case "raw":
		return func() error {
			_, err := nc.Request("raw", rawRequest, 5*time.Second)
			return err
		}, nil
	case "rawContext":
		return func() error {
			ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
			defer cancel()
			_, err := nc.RequestWithContext(ctx, "raw", rawRequest)
			return err
		}, nil
	case "generated":
		return func() error {
			_, err := client.GetById(ctx, ann.ID)
			return err
		}, nil
	}
	return nil, fmt.Errorf("no such kind: %s", kind)
}

func load(call func() error, kind string, inFlight int, duration time.Duration) error {
	var all []time.Duration
	var failures int
	var mu sync.Mutex
	var running sync.WaitGroup
	processor, start := processorTime(), time.Now()
	end := start.Add(duration)
	for range inFlight {
		running.Go(func() {
			var times []time.Duration
			failed := 0
			for from := time.Now(); from.Before(end); {
				if err := call(); err != nil {
					failed++
				}
				to := time.Now()
				times = append(times, to.Sub(from))
				from = to
			}
			mu.Lock()
			all = append(all, times...)
			failures += failed
			mu.Unlock()
		})
	}
	running.Wait()
	seconds := time.Since(start).Seconds()
	slices.Sort(all)
	calls := len(all)
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"kind": kind, "inFlight": inFlight, "calls": calls, "failures": failures,
		"perSecond":        float64(calls) / seconds,
		"p50Micros":        all[calls/2].Microseconds(),
		"p99Micros":        all[calls*99/100].Microseconds(),
		"cpuSecondsPer10k": (processorTime() - processor) * 10_000 / float64(calls),
	})
}

// processorTime gives the seconds of processor time that this process has used.
func processorTime() float64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Sec+usage.Stime.Sec) + float64(usage.Utime.Usec+usage.Stime.Usec)/1e6
}
