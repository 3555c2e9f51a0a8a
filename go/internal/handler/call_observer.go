package handler

import (
	"sync/atomic"
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
)

// callObserver notifies the observers of a handler about its calls. With none it costs next to
// nothing.
type callObserver struct {
	observers []pipeline.Observer
	// isWanted reports whether there are observers of calls.
	isWanted bool
}

func newCallObserver(observers []pipeline.Observer) callObserver {
	o := callObserver{observers: observers}
	for _, observer := range observers {
		o.isWanted = o.isWanted || observer.OnRequestReceived != nil || observer.OnRequestAdmitted != nil || observer.OnRequestRefused != nil ||
			observer.OnRequestRepeated != nil || observer.OnMethodStarted != nil || observer.OnMethodEnded != nil || observer.OnReplySent != nil || observer.OnReplyDropped != nil ||
			observer.OnRequestSettled != nil
	}
	return o
}

// tell calls tell with each observer, and ignores panics.
func (o *callObserver) tell(tell func(*pipeline.Observer)) {
	for i := range o.observers {
		guard.Do(func() { tell(&o.observers[i]) })
	}
}

// observedCall is what observers know of a call.
type observedCall struct {
	pipeline.ObservedCall
	receivedAt time.Duration
	// isSettled reports whether they were told that it was answered, or never will be.
	isSettled atomic.Bool
}

// observe records what observers know of a call that came at that time.
func (p *endpoint) observe(call *servedCall, at time.Duration) {
	if call.observed == nil {
		call.observed = new(observedCall)
	}
	service := p.handler.service
	call.observed.receivedAt = at
	call.observed.ObservedCall = pipeline.ObservedCall{
		Service: service.Name, Version: service.Version, Method: p.name, Kind: p.kind(), Subject: p.subject,
		Bytes: len(call.body), ReceivedAt: clock.Instant(at).Time(),
	}
	call.observed.Received(call)
}

func (o *callObserver) received(call *servedCall) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnRequestReceived != nil {
				observer.OnRequestReceived(&call.observed.ObservedCall)
			}
		})
	}
}

func (o *callObserver) admitted(call *servedCall, isQueued bool) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnRequestAdmitted != nil {
				observer.OnRequestAdmitted(&call.observed.ObservedCall, isQueued)
			}
		})
	}
}

func (o *callObserver) refused(call *servedCall, reason string) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnRequestRefused != nil {
				observer.OnRequestRefused(&call.observed.ObservedCall, reason)
			}
		})
	}
}

func (o *callObserver) repeated(call *servedCall) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnRequestRepeated != nil {
				observer.OnRequestRepeated(&call.observed.ObservedCall)
			}
		})
	}
}

func (o *callObserver) started(call *servedCall) {
	if o.isWanted {
		waited := call.startedAt - call.observed.receivedAt
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnMethodStarted != nil {
				observer.OnMethodStarted(&call.observed.ObservedCall, waited)
			}
		})
	}
}

func (o *callObserver) methodEnded(call *servedCall, err error, took time.Duration) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnMethodEnded != nil {
				observer.OnMethodEnded(&call.observed.ObservedCall, err, took)
			}
		})
	}
}

func (o *callObserver) sent(call *servedCall, bytes int) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnReplySent != nil {
				observer.OnReplySent(&call.observed.ObservedCall, bytes)
			}
		})
	}
}

func (o *callObserver) dropped(call *servedCall, reason string) {
	if o.isWanted {
		o.tell(func(observer *pipeline.Observer) {
			if observer.OnReplyDropped != nil {
				observer.OnReplyDropped(&call.observed.ObservedCall, reason)
			}
		})
	}
}

// settled is called when a call was answered, or never will be. Only the first time counts.
func (o *callObserver) settled(call *servedCall) {
	if !o.isWanted || call.observed.isSettled.Swap(true) {
		return
	}
	var failure fault.Code
	call.endpoint.handler.mu.Lock()
	if call.failure != nil {
		failure = *call.failure
	}
	call.endpoint.handler.mu.Unlock()
	took := now() - call.observed.receivedAt
	o.tell(func(observer *pipeline.Observer) {
		if observer.OnRequestSettled != nil {
			observer.OnRequestSettled(&call.observed.ObservedCall, failure, took)
		}
	})
}
