package client

import (
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/link"
)

// callObserver tells the observers of a client about its calls. With none it costs next to nothing.
type callObserver struct {
	observers []pipeline.Observer
	// isWanted reports whether anybody is to be told of calls.
	isWanted bool
}

func newCallObserver(given []pipeline.Observer) callObserver {
	o := callObserver{observers: given}
	for _, observer := range given {
		o.isWanted = o.isWanted || observer.OnCallStarted != nil || observer.OnAttemptSent != nil || observer.OnCallSettled != nil
	}
	return o
}

// watch tells the observers of changes of the connection.
func (o *callObserver) watch(shared *connection.SharedConnection) {
	for _, observer := range o.observers {
		if tell := observer.OnConnectionChanged; tell != nil {
			changed := func(state string) { guard.Do(func() { tell(state) }) }
			shared.Link.Listen(&link.Events{
				OnUp: func() { changed("up") }, OnDown: func() { changed("down") }, OnClosed: func(error) { changed("closed") },
			})
		}
	}
}

func (o *callObserver) started(call *pipeline.ObservedCall) {
	for _, observer := range o.observers {
		if observer.OnCallStarted != nil {
			guard.Do(func() { observer.OnCallStarted(call) })
		}
	}
}

func (o *callObserver) sent(call *pipeline.ObservedCall, attempt, bytes int) {
	for _, observer := range o.observers {
		if observer.OnAttemptSent != nil {
			guard.Do(func() { observer.OnAttemptSent(call, attempt, bytes) })
		}
	}
}

func (o *callObserver) settled(call *pipeline.ObservedCall, err error) {
	for _, observer := range o.observers {
		if observer.OnCallSettled != nil {
			guard.Do(func() { observer.OnCallSettled(call, err) })
		}
	}
}
