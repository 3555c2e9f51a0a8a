package connection

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	// probeInterval is how often the server is asked for a sign of life while anything is awaited
	// from it.
	probeInterval = 2 * time.Second
	// maxProbeMisses is how many replies may be missing before the connection is replaced.
	maxProbeMisses = 2
)

// ServerProbe checks whether the server still answers: a connection may look alive for minutes
// although nothing arrives on it any more. It runs while calls of clients are in flight, and all
// the time while handlers serve.
type ServerProbe struct {
	shared *SharedConnection
	// Interval is the time between two looks.
	Interval time.Duration
	armed    atomic.Bool
	// handlers counts the handlers that need it all the time.
	handlers atomic.Int64
	// asking reports whether a sign of life has been asked for and has not come.
	asking   atomic.Bool
	received atomic.Uint64
}

// Watch starts the probe, unless it is already running. It ends by itself once nothing is in flight
// and no handler serves.
func (p *ServerProbe) Watch() {
	if p.armed.Load() || p.armed.Swap(true) {
		return
	}
	time.AfterFunc(p.Interval, func() { p.look(0) })
}

// Hold keeps the probe running until the function that it returns is called.
func (p *ServerProbe) Hold() (release func()) {
	p.handlers.Add(1)
	p.Watch()
	return func() { p.handlers.Add(-1) }
}

func (p *ServerProbe) isNeeded() bool {
	return !p.shared.IsClosed() && (p.handlers.Load() > 0 || p.shared.Multiplexer.Len() > 0 || p.shared.Outbox.Held() > 0)
}

func (p *ServerProbe) look(misses int) {
	if !p.isNeeded() {
		p.armed.Store(false)
		// A call that came just now has seen the probe running, and relies on it.
		if p.isNeeded() {
			p.Watch()
		}
		return
	}
	p.shared.Multiplexer.look()
	received := p.shared.Link.ReceivedBytes()
	// A long queue on a slow line delays the answer too; if anything arrives or is confirmed, the
	// server is alive.
	isAlive := received != p.received.Swap(received) || p.shared.Outbox.moved()
	switch {
	case !p.shared.IsUp():
		misses = 0
	case !p.asking.Swap(true):
		misses = 0
		go p.ask()
	case isAlive:
		misses = 0
	case misses+1 < maxProbeMisses:
		misses++
	default:
		misses = 0
		// It may wait for a lock that a goroutine holds while it writes to the server.
		go func() { _ = p.shared.Link.Leave() }()
	}
	time.AfterFunc(p.Interval, func() { p.look(misses) })
}

// ask asks, and waits without a limit: even asking may block while the server does not read.
func (p *ServerProbe) ask() {
	defer p.asking.Store(false)
	ctx, cancel := context.WithTimeout(context.Background(), (maxProbeMisses+1)*p.Interval)
	defer cancel()
	_ = p.shared.Link.Confirm(ctx)
}
