package handler

import (
	"log/slog"
	"strings"

	"github.com/zyra/autonats/go/internal/guard"
	"github.com/zyra/autonats/go/internal/logging"
	"github.com/zyra/autonats/go/internal/rate"
)

const (
	// stacksPerSecond is how many stacks one handler logs: a client that knows how to make a method
	// panic could fill the disk.
	stacksPerSecond = 10
	maxStack        = 16 << 10
)

// endpointLog logs what is not reported to callers.
type endpointLog struct {
	events  logging.Events
	stacks  *rate.Limit
	dropped logging.RepeatedEvent
}

// logHidden logs the details of a failure of which the caller receives only the reference.
func (p *endpoint) logHidden(call *servedCall, message, reference string, err error) {
	attributes := []slog.Attr{slog.String("method", p.name), slog.Any("error", guard.Logged(err))}
	if reference != "" {
		attributes = append(attributes, slog.String("reference", reference))
	}
	if call.observed != nil && call.observed.Trace != nil {
		if ids := call.observed.Trace.IDs(); ids.TraceID != "" {
			// As OpenTelemetry calls them.
			attributes = append(attributes, slog.String("trace_id", ids.TraceID), slog.String("span_id", ids.SpanID))
		}
	}
	if failure, ok := err.(panicked); ok && p.log.stacks.Take(now()) {
		attributes = append(attributes, slog.String("stack", string(failure.stack[:min(len(failure.stack), maxStack)])))
	}
	p.log.events.Log(slog.LevelError, message, attributes...)
}

// logDropped logs that a request was dropped without an answer.
func (p *endpoint) logDropped(message, subject string, err error) {
	attributes := []slog.Attr{slog.String("method", p.name)}
	if subject != "" {
		attributes = append(attributes, slog.String("subject", subject))
	}
	if err != nil {
		attributes = append(attributes, slog.Any("error", err))
	}
	p.log.dropped.Log(p.log.events, slog.LevelWarn, message, attributes...)
}

// beginningOf returns the first tokens of a subject that a peer has chosen, for the log.
func beginningOf(subject string) string {
	tokens := strings.SplitN(subject, ".", 3)
	return cutTo(strings.Join(tokens[:min(len(tokens), 2)], "."), 64)
}

func cutTo(text string, most int) string {
	return strings.ToValidUTF8(text[:min(len(text), most)], "\ufffd")
}
