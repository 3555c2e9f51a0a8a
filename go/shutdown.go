package autonats

import (
	"context"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

// flushTimeout is how long a shutdown waits for the server to take the last answers.
const flushTimeout = 2 * time.Second

// Shutdown takes no new calls, waits for those that run or wait, and returns when all is done. The connection stays open. What has not ended after the drain
// timeout is answered with UNAVAILABLE: with [ReasonDraining] if it has not started; if it runs, it is told to stop by its context, and its goroutine ends when
// the method returns.
//
// It may be called any number of times, and from anywhere but a method of the handler itself, which it would wait for.
func (h *Handler) Shutdown() {
	h.mu.Lock()
	before := h.state
	h.state = stopping
	h.mu.Unlock()
	switch before {
	case stopping:
		<-h.done
	case notStarted:
		close(h.done)
	default:
		h.stop()
		close(h.done)
	}
}

func (h *Handler) stop() {
	deadline := time.Now().Add(h.options.drainTimeout)
	h.mu.Lock()
	subscriptions, control, unwatch := h.serving, h.control, h.unwatch
	h.mu.Unlock()
	if unwatch != nil {
		unwatch()
	}
	if h.link.isUp() {
		drain(subscriptions, deadline)
	} else {
		// Nothing is on its way on a connection that is down, and draining would wait for the next.
		withdraw(subscriptions)
	}
	if !h.wait(deadline) {
		for _, endpoint := range h.endpoints {
			endpoint.giveUp()
		}
	}
	withdraw(control)
	ctx, cancel := context.WithTimeout(context.Background(), flushTimeout)
	h.link.outbox.flush(ctx)
	cancel()
	h.link.remove(h.denied)
	h.replies.close()
	h.workers.close()
}

func withdraw(subscriptions []*nats.Subscription) {
	for _, subscription := range subscriptions {
		// It fails only where there is nothing to withdraw.
		_ = subscription.Unsubscribe()
	}
}

// drain withdraws interest, and waits until what the server had sent by then has been taken.
func drain(subscriptions []*nats.Subscription, deadline time.Time) {
	var open sync.WaitGroup
	for _, subscription := range subscriptions {
		open.Add(1)
		var once sync.Once
		subscription.SetClosedHandler(func(string) { once.Do(open.Done) })
		if subscription.Drain() != nil || !subscription.IsValid() {
			once.Do(open.Done)
		}
	}
	drained := make(chan struct{})
	go func() {
		open.Wait()
		close(drained)
	}()
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	select {
	case <-drained:
	case <-timer.C:
	}
}

// wait waits until nothing runs or waits, and tells whether that came before the deadline.
func (h *Handler) wait(deadline time.Time) bool {
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	for h.active.Load() > 0 {
		select {
		case <-h.idle:
		case <-timer.C:
			return false
		}
	}
	return true
}
