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

// observedMethod returns what observers know of the method.
func (p *endpoint) observedMethod() pipeline.ObservedMethod {
	service := p.handler.service
	return pipeline.ObservedMethod{Service: service.Name, Version: service.Version, Method: p.name, Kind: p.kind(), Subject: p.subject}
}

// observe records what observers know of a call that came at that time.
func (p *endpoint) observe(call *servedCall, at time.Duration) {
	if call.observed == nil {
		call.observed = new(observedCall)
	}
	call.observed.receivedAt = at
	call.observed.ObservedCall = pipeline.ObservedCall{ObservedMethod: &p.observed, Bytes: len(call.body), ReceivedAt: clock.Instant(at).Time()}
	call.observed.Received(call)
}

func (o *callObserver) received(call *servedCall) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnRequestReceived; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall) })
		}
	}
}

func (o *callObserver) admitted(call *servedCall, isQueued bool) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnRequestAdmitted; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, isQueued) })
		}
	}
}

func (o *callObserver) refused(call *servedCall, reason string) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnRequestRefused; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, reason) })
		}
	}
}

func (o *callObserver) repeated(call *servedCall) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnRequestRepeated; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall) })
		}
	}
}

func (o *callObserver) started(call *servedCall) {
	if !o.isWanted {
		return
	}
	waited := call.startedAt - call.observed.receivedAt
	for i := range o.observers {
		if tell := o.observers[i].OnMethodStarted; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, waited) })
		}
	}
}

func (o *callObserver) methodEnded(call *servedCall, err error, took time.Duration) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnMethodEnded; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, err, took) })
		}
	}
}

func (o *callObserver) sent(call *servedCall, bytes int) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnReplySent; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, bytes) })
		}
	}
}

func (o *callObserver) dropped(call *servedCall, reason string) {
	if !o.isWanted {
		return
	}
	for i := range o.observers {
		if tell := o.observers[i].OnReplyDropped; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, reason) })
		}
	}
}

// settled is called when a call was answered, or never will be. Only the first time counts.
func (o *callObserver) settled(call *servedCall) {
	if !o.isWanted || call.observed.isSettled.Swap(true) {
		return
	}
	var code fault.Code
	if failure := call.failure.Load(); failure != nil {
		code = *failure
	}
	took := now() - call.observed.receivedAt
	for i := range o.observers {
		if tell := o.observers[i].OnRequestSettled; tell != nil {
			guard.Do(func() { tell(&call.observed.ObservedCall, code, took) })
		}
	}
}
