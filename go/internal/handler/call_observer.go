package handler

import (
	"time"

	pipeline "github.com/zyra/autonats/go/internal/call"
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
			observer.OnMethodStarted != nil || observer.OnMethodEnded != nil || observer.OnReplySent != nil || observer.OnReplyDropped != nil ||
			observer.OnRequestSettled != nil
	}
	return o
}

// tell calls tell with each observer, and ignores panics.
func (o *callObserver) tell(tell func(pipeline.Observer)) {
	for _, observer := range o.observers {
		guard.Do(func() { tell(observer) })
	}
}

func (o *callObserver) received(call *servedCall) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnRequestReceived != nil {
				observer.OnRequestReceived(call.observed)
			}
		})
	}
}

func (o *callObserver) admitted(call *servedCall, isQueued bool) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnRequestAdmitted != nil {
				observer.OnRequestAdmitted(call.observed, isQueued)
			}
		})
	}
}

func (o *callObserver) refused(call *servedCall, reason string) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnRequestRefused != nil {
				observer.OnRequestRefused(call.observed, reason)
			}
		})
	}
}

func (o *callObserver) started(call *servedCall, waited time.Duration) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnMethodStarted != nil {
				observer.OnMethodStarted(call.observed, waited)
			}
		})
	}
}

func (o *callObserver) methodEnded(call *servedCall, err error, took time.Duration) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnMethodEnded != nil {
				observer.OnMethodEnded(call.observed, err, took)
			}
		})
	}
}

func (o *callObserver) sent(call *servedCall, bytes int) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnReplySent != nil {
				observer.OnReplySent(call.observed, bytes)
			}
		})
	}
}

func (o *callObserver) dropped(call *servedCall, reason string) {
	if o.isWanted {
		o.tell(func(observer pipeline.Observer) {
			if observer.OnReplyDropped != nil {
				observer.OnReplyDropped(call.observed, reason)
			}
		})
	}
}

// settled is called when a call was answered, or never will be. Only the first time counts.
func (o *callObserver) settled(call *servedCall) {
	if !o.isWanted || call.isSettled.Swap(true) {
		return
	}
	call.endpoint.handler.mu.Lock()
	failure := call.failure
	call.endpoint.handler.mu.Unlock()
	took := now() - call.receivedAt
	o.tell(func(observer pipeline.Observer) {
		if observer.OnRequestSettled != nil {
			observer.OnRequestSettled(call.observed, failure, took)
		}
	})
}
