// Package resilience has the options of clients and calls that say when a call is made again, and
// when it is not made at all, and of handlers that say when they take no calls. Clients without them
// make up to three attempts, and hold calls back while handlers refuse most of them. Calls go to the
// instances that have the least to do. docs/resilience.md explains when to change that.
package resilience

import (
	"cmp"
	"time"

	"github.com/zyra/autonats/go/internal/options"
)

// Retry sets how a client makes calls again that did not run, or that may have run and whose method
// is idempotent. One-way calls are not made again. Fields that are 0 have their defaults. It is an
// option of clients.
type Retry struct {
	// Attempts is the most attempts of one call, the first included, from 1 to 10; 1 switches retries
	// off. Default: 3.
	Attempts int
	// Backoff is the longest wait before the second attempt; it is twice as long before each one
	// after it. The wait is a random time up to that. Default: 50 ms.
	Backoff time.Duration
	// MaxBackoff is the longest wait before any attempt. Default: 1 s.
	MaxBackoff time.Duration
	// BudgetRatio is the most retries of all calls of the client, as a share of its calls. Default:
	// 0.2.
	BudgetRatio float64
	// BudgetPerSecond is how many retries the client may make each second beyond that share.
	// Default: 10.
	BudgetPerSecond float64
	// AttemptTimeout is after how long an attempt of an idempotent method that was not answered is
	// given up for another one, at another instance. As long as the deadline: never. Default: twice as
	// long as the slowest answer of the last ten to twenty seconds took, but at least 100 ms. An attempt
	// that has used up its share of the time before that goes on, and another one is made beside it.
	AttemptTimeout time.Duration
	// HedgeAfter is after how long a call of an idempotent method is made a second time beside the
	// first, at another instance; the first answer counts, and the other attempt is cancelled. Default:
	// never.
	HedgeAfter time.Duration
}

// ApplyToClient applies the option.
func (r Retry) ApplyToClient(to *options.Client) {
	d := options.DefaultRetry
	to.Retry = options.Retry{
		Attempts: cmp.Or(r.Attempts, d.Attempts), Backoff: cmp.Or(r.Backoff, d.Backoff), MaxBackoff: cmp.Or(r.MaxBackoff, d.MaxBackoff),
		BudgetRatio: cmp.Or(r.BudgetRatio, d.BudgetRatio), BudgetPerSecond: cmp.Or(r.BudgetPerSecond, d.BudgetPerSecond),
		AttemptTimeout: r.AttemptTimeout, HedgeAfter: r.HedgeAfter,
	}
}

// Throttle sets whether calls of a method fail at once, not sent, while its handlers refuse most
// calls as BUSY: so many that the others get through. It is an option of clients. Default: true.
type Throttle bool

// ApplyToClient applies the option.
func (t Throttle) ApplyToClient(to *options.Client) { to.NoThrottle = !bool(t) }

// SelfEjection sets whether an instance may leave its queue group for some time when half of its
// calls fail by faults of its own. Never more than a third of the group leaves. It is an option of
// handlers. Default: true.
type SelfEjection bool

// ApplyToHandler applies the option.
func (e SelfEjection) ApplyToHandler(to *options.Handler) { to.StaysInGroup = !bool(e) }

// Idempotency sets for how long, and how much, a handler remembers of calls with an idempotency key,
// so that none of them runs twice. Fields that are 0 have their defaults. It is an option of handlers.
type Idempotency struct {
	// Window is for how long an answer is remembered after its call has ended. Default: 2 minutes.
	Window time.Duration
	// Records is the most calls that are remembered, those included that run. Default: 10,000.
	Records int
	// Bytes is the most bytes that are held for them, at least 1024. Default: 16 MiB.
	Bytes int
}

// ApplyToHandler applies the option.
func (i Idempotency) ApplyToHandler(to *options.Handler) {
	d := options.DefaultIdempotency
	to.Idempotency = options.Idempotency{
		Window: cmp.Or(i.Window, d.Window), Records: cmp.Or(i.Records, d.Records), Bytes: cmp.Or(i.Bytes, d.Bytes),
	}
}

// Balance sets whether calls go to instances that the client chooses by how much they have to do, as
// far as it knows any. If not, all go to the queue group, of which the NATS server chooses one at
// random. It is an option of clients. Default: true.
type Balance bool

// ApplyToClient applies the option.
func (b Balance) ApplyToClient(to *options.Client) { to.NoBalance = !bool(b) }

// Attempts is the most attempts of a call, the first included, from 1 to 10. It is an option of
// calls: client.With(resilience.Attempts(1)).GetById(ctx, id). Default: the client's.
type Attempts int

// ApplyToCall applies the option.
func (a Attempts) ApplyToCall(to *options.Call) { to.Attempts, to.HasAttempts = int(a), true }

// AttemptTimeout is when an attempt of a call is late, as in [Retry]. It is an option of calls.
// Default: the client's.
type AttemptTimeout time.Duration

// ApplyToCall applies the option.
func (a AttemptTimeout) ApplyToCall(to *options.Call) {
	timeout := time.Duration(a)
	to.AttemptTimeout = &timeout
}

// HedgeAfter is when a call has a second attempt beside the first, as in [Retry]. It is an option of
// calls. Default: the client's.
type HedgeAfter time.Duration

// ApplyToCall applies the option.
func (h HedgeAfter) ApplyToCall(to *options.Call) {
	after := time.Duration(h)
	to.HedgeAfter = &after
}

// IdempotencyKey is what a call is known by when it is made again, here or by another client: 1 to 128
// characters of printable ASCII without blanks, best drawn at random, as whoever knows it may get the
// answer. The instance that has run the call does not run it again within a window, and answers what it
// has answered. Calls of idempotent methods need no key, and are sent without. It is an option of calls:
// client.With(resilience.IdempotencyKey(id)).Place(ctx, order).
type IdempotencyKey string

// ApplyToCall applies the option.
func (k IdempotencyKey) ApplyToCall(to *options.Call) {
	key := string(k)
	to.IdempotencyKey = &key
}
