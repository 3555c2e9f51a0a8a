// Package options has what users say by options of the package autonats, for those who act on it.
package options

import (
	"log/slog"
	"time"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/limits"
	"github.com/zyra/autonats/go/internal/wire"
)

// ClientOption changes how a client calls.
type ClientOption interface {
	ApplyToClient(*Client)
}

// HandlerOption changes how a handler serves.
type HandlerOption interface {
	ApplyToHandler(*Handler)
}

// BothOption is for clients and handlers alike.
type BothOption interface {
	ClientOption
	HandlerOption
}

// CallOption changes the calls of a client that its With method returns.
type CallOption interface {
	ApplyToCall(*Call)
}

// Client has what is said of a client.
type Client struct {
	Prefix              string
	Timeout             time.Duration
	WaitForReady        bool
	MaxUnconfirmedBytes int
	Retry               Retry
	NoThrottle          bool
	NoBalance           bool
	Body                codec.Limits
	Logger              *slog.Logger
	Interceptors        []call.Interceptor
	Observers           []call.Observer
}

// Retry has what is said of calls that are made again.
type Retry struct {
	Attempts        int
	Backoff         time.Duration
	MaxBackoff      time.Duration
	BudgetRatio     float64
	BudgetPerSecond float64
	AttemptTimeout  time.Duration
	HedgeAfter      time.Duration
}

// DefaultRetry is what counts where nothing is said.
var DefaultRetry = Retry{Attempts: 3, Backoff: 50 * time.Millisecond, MaxBackoff: time.Second, BudgetRatio: 0.2, BudgetPerSecond: 10}

// Idempotency has what is said of the records of calls with idempotency keys.
type Idempotency struct {
	Window  time.Duration
	Records int
	Bytes   int
}

// DefaultIdempotency is what counts where nothing is said.
var DefaultIdempotency = Idempotency{Window: 2 * time.Minute, Records: 10_000, Bytes: 16 << 20}

// Handler has what is said of a handler.
type Handler struct {
	Prefix        string
	QueueGroup    string
	ReplyPrefixes []string
	Instance      string
	DrainTimeout  time.Duration
	Limits        limits.Given
	Idempotency   Idempotency
	StaysInGroup  bool
	OffersModel   bool
	Body          codec.Limits
	Logger        *slog.Logger
	Interceptors  []call.Interceptor
	Observers     []call.Observer
}

// Call has what is said of single calls.
type Call struct {
	Timeout     time.Duration
	HasTimeout  bool
	Instance    string
	HasInstance bool
	Attempts    int
	HasAttempts bool
	// AttemptTimeout and HedgeAfter are nil where nothing is said.
	AttemptTimeout, HedgeAfter *time.Duration
	// IdempotencyKey is nil where nothing is said.
	IdempotencyKey *string
	Headers        call.Metadata
	// ReplyHeaders is where the metadata of the reply goes; nil if nobody wants it.
	ReplyHeaders *call.Metadata
}

const drainTimeout = 30 * time.Second

// NewClient returns the options of a client.
func NewClient(given []ClientOption) Client {
	o := Client{Prefix: wire.DefaultPrefix, MaxUnconfirmedBytes: limits.MaxHeldBytes, Retry: DefaultRetry, Body: codec.DefaultLimits}
	for _, option := range given {
		if option != nil {
			option.ApplyToClient(&o)
		}
	}
	return o
}

// NewHandler returns the options of a handler.
func NewHandler(given []HandlerOption) Handler {
	o := Handler{
		Prefix:        wire.DefaultPrefix,
		QueueGroup:    wire.DefaultQueueGroup,
		ReplyPrefixes: wire.DefaultReplyPrefixes,
		DrainTimeout:  drainTimeout,
		Idempotency:   DefaultIdempotency,
		Body:          codec.DefaultLimits,
	}
	for _, option := range given {
		if option != nil {
			option.ApplyToHandler(&o)
		}
	}
	return o
}
