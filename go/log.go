package autonats

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"
)

// events logs what no caller is told of, for one service. It never lets a logger's panic out: a log must not break what it reports on.
type events struct {
	logger  *slog.Logger
	service string
}

func (e events) log(level slog.Level, message string, attributes ...slog.Attr) {
	defer func() { _ = recover() }()
	logger := e.logger
	if logger == nil {
		logger = slog.Default()
	}
	logger.LogAttrs(context.Background(), level, "autonats: "+message, append([]slog.Attr{slog.String("service", e.service)}, attributes...)...)
}

// repeatedEvent keeps a flood of equal events from becoming a flood of entries: at most one a second, with the count of the others.
type repeatedEvent struct {
	silentUntil atomic.Int64
	count       atomic.Int64
}

func (r *repeatedEvent) log(events events, level slog.Level, message string, attributes ...slog.Attr) {
	r.count.Add(1)
	until, at := r.silentUntil.Load(), now()
	if at < instant(until) || !r.silentUntil.CompareAndSwap(until, int64(at.after(time.Second))) {
		return
	}
	events.log(level, message, append(attributes, slog.Int64("count", r.count.Swap(0)))...)
}
