package logging

import (
	"context"
	"github.com/zyra/autonats/go/internal/clock"
	"log/slog"
	"sync/atomic"
	"time"
)

// Events logs what is not reported to callers, for one service. It recovers from a logger's panic:
// a log must not break what it reports on.
type Events struct {
	logger  *slog.Logger
	service string
}

// NewEvents returns the log of one service. A nil logger means slog.Default at the time of the
// event.
func NewEvents(logger *slog.Logger, service string) Events {
	return Events{logger, service}
}

func (e Events) Log(level slog.Level, message string, attributes ...slog.Attr) {
	defer func() { _ = recover() }()
	logger := e.logger
	if logger == nil {
		logger = slog.Default()
	}
	if e.service != "" {
		attributes = append([]slog.Attr{slog.String("service", e.service)}, attributes...)
	}
	logger.LogAttrs(context.Background(), level, "autonats: "+message, attributes...)
}

// RepeatedEvent keeps a flood of equal events from becoming a flood of entries: at most one a
// second, with the count of the others.
type RepeatedEvent struct {
	silentUntil atomic.Int64
	count       atomic.Int64
}

func (r *RepeatedEvent) Log(events Events, level slog.Level, message string, attributes ...slog.Attr) {
	r.count.Add(1)
	until, at := r.silentUntil.Load(), clock.Now()
	if at < clock.Instant(until) || !r.silentUntil.CompareAndSwap(until, int64(at.After(time.Second))) {
		return
	}
	events.Log(level, message, append(attributes, slog.Int64("count", r.count.Swap(0)))...)
}
