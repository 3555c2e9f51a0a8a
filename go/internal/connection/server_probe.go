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
	// maxProbeMisses is how often it may fail to give one before the connection is made anew.
	maxProbeMisses = 2
)

// ServerProbe looks whether the server still answers: a connection may look alive for minutes
// although nothing arrives on it any more. Clients have it look while calls are in flight, handlers
// always.
type ServerProbe struct {
	shared *SharedConnection
	// Interval is the time between two looks.
	Interval time.Duration
	armed    atomic.Bool
	// handlers counts those that want it to look always.
	handlers atomic.Int64
	// asking reports whether a sign of life has been asked for and has not come.
	asking   atomic.Bool
	received atomic.Uint64
}

// Watch begins to look, unless somebody has begun already. It ends by itself once nothing is in
// flight and no handler serves.
func (p *ServerProbe) Watch() {
	if p.armed.Load() || p.armed.Swap(true) {
		return
	}
	time.AfterFunc(p.Interval, func() { p.look(0) })
}

// Hold has it look until the function that it returns is called.
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
		// One that came just now has seen the probe at work, and relies on it.
		if p.isNeeded() {
			p.Watch()
		}
		return
	}
	received := p.shared.Link.ReceivedBytes()
	// A long queue on a slow line delays the answer too; where something arrives or is taken,
	// somebody is still there.
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
		// It may wait for a lock that somebody holds who writes to the server.
		go func() { _ = p.shared.Link.Leave() }()
	}
	time.AfterFunc(p.Interval, func() { p.look(misses) })
}

// ask asks, and waits as long as it takes: even asking may be impossible while the server does not
// read.
func (p *ServerProbe) ask() {
	defer p.asking.Store(false)
	ctx, cancel := context.WithTimeout(context.Background(), (maxProbeMisses+1)*p.Interval)
	defer cancel()
	_ = p.shared.Link.Confirm(ctx)
}
