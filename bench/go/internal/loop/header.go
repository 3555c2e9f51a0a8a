package loop

import (
	"context"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/observe"
)

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"

// sendHeader returns the option for only what a trace has to do on the wire: its header goes along,
// and one is looked for in what comes.
func sendHeader() autonats.BothOption {
	return autonats.WithObservers(autonats.Observer{
		OnCallStarted: func(_ context.Context, call *autonats.ObservedCall, _ time.Duration) {
			call.Trace = headerAlone{}
		},
		OnRequestReceived: func(call *autonats.ObservedCall) {
			call.Header("traceparent")
		},
	})
}

// headerAlone is a trace that has nothing but a header.
type headerAlone struct{}

func (headerAlone) IDs() observe.TraceIDs { return observe.TraceIDs{} }

func (headerAlone) IsSampled() bool { return false }

func (headerAlone) Headers() []observe.Header {
	return []observe.Header{{Name: "traceparent", Value: traceparent}}
}

func (headerAlone) Within(ctx context.Context) context.Context { return ctx }
