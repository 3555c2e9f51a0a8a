package autonats

import (
	"context"
	"sync/atomic"
	"time"
)

const (
	// probeInterval is how often the server is asked for a sign of life while replies are awaited.
	probeInterval = 2 * time.Second
	// maxProbeMisses is how often it may fail to give one before the connection is made anew.
	maxProbeMisses = 2
)

// probe looks whether the server still answers, while calls are in flight: a connection may look alive for minutes although nothing arrives on it any more.
type probe struct {
	link *link
	// interval is the time between two looks.
	interval time.Duration
	armed    atomic.Bool
	// asking tells that a sign of life has been asked for and has not come.
	asking atomic.Bool
}

// watch begins to look, unless somebody has begun already. It ends by itself once nothing is in flight.
func (p *probe) watch() {
	if p.armed.Load() || p.armed.Swap(true) {
		return
	}
	time.AfterFunc(p.interval, func() { p.look(0) })
}

func (p *probe) look(misses int) {
	if p.link.mux.waiting() == 0 {
		p.armed.Store(false)
		// One that came just now has seen the probe at work, and relies on it.
		if p.link.mux.waiting() > 0 {
			p.watch()
		}
		return
	}
	switch {
	case !p.asking.Swap(true):
		misses = 0
		go p.ask()
	case misses+1 < maxProbeMisses:
		misses++
	default:
		misses = 0
		// It may wait for a lock that somebody holds who writes to the server.
		go func() { _ = p.link.nc.ForceReconnect() }()
	}
	time.AfterFunc(p.interval, func() { p.look(misses) })
}

// ask asks, and waits as long as it takes: even asking may be impossible while the server does not read.
func (p *probe) ask() {
	defer p.asking.Store(false)
	ctx, cancel := context.WithTimeout(context.Background(), (maxProbeMisses+1)*p.interval)
	defer cancel()
	_ = p.link.nc.FlushWithContext(ctx)
}
