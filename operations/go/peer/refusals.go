package main

import (
	"sync"
	"time"

	autonats "github.com/zyra/autonats/go"
)

// refusals counts the calls that a handler refuses as BUSY, and how soon it does.
type refusals struct {
	mu     sync.Mutex
	busy   map[*autonats.ObservedCall]bool
	queued map[*autonats.ObservedCall]bool
	// atOnce has the times from the moment when the handler had the request, of calls that were
	// refused at once; waited counts those that were refused after they had waited for a slot.
	atOnce []time.Duration
	waited int
}

func newRefusals() *refusals {
	return &refusals{busy: map[*autonats.ObservedCall]bool{}, queued: map[*autonats.ObservedCall]bool{}}
}

func (r *refusals) observer() autonats.Observer {
	return autonats.Observer{
		OnRequestAdmitted: func(call *autonats.ObservedCall, isQueued bool) {
			if isQueued {
				r.note(r.queued, call)
			}
		},
		OnRequestRefused: func(call *autonats.ObservedCall, reason string) {
			if reason == "BUSY" {
				r.note(r.busy, call)
			}
		},
		OnRequestSettled: func(call *autonats.ObservedCall, _ autonats.Code, took time.Duration) {
			r.mu.Lock()
			defer r.mu.Unlock()
			isBusy, hasWaited := r.busy[call], r.queued[call]
			delete(r.busy, call)
			delete(r.queued, call)
			switch {
			case isBusy && hasWaited:
				r.waited++
			case isBusy:
				r.atOnce = append(r.atOnce, took)
			}
		},
	}
}

func (r *refusals) note(in map[*autonats.ObservedCall]bool, call *autonats.ObservedCall) {
	r.mu.Lock()
	defer r.mu.Unlock()
	in[call] = true
}

// report returns what there is to say of them so far.
func (r *refusals) report() map[string]any {
	r.mu.Lock()
	defer r.mu.Unlock()
	return map[string]any{"atOnce": summarise(r.atOnce), "count": len(r.atOnce), "waited": r.waited}
}
