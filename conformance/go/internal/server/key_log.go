package server

import (
	"context"
	"sync"

	"github.com/zyra/autonats/conformance/go/mesh"
)

// keyLog counts what becomes of calls, by their key, and lets others wait for it.
type keyLog struct {
	mu       sync.Mutex
	seen     map[string]mesh.Seen
	released map[string]bool
	// changed is closed and replaced at each change.
	changed chan struct{}
}

func newKeyLog() *keyLog {
	return &keyLog{seen: map[string]mesh.Seen{}, released: map[string]bool{}, changed: make(chan struct{})}
}

func (l *keyLog) update(change func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change()
	close(l.changed)
	l.changed = make(chan struct{})
}

func (l *keyLog) count(key string, by mesh.Seen) {
	l.update(func() {
		seen := l.seen[key]
		l.seen[key] = mesh.Seen{Started: seen.Started + by.Started, Stopped: seen.Stopped + by.Stopped, Ended: seen.Ended + by.Ended}
	})
}

func (l *keyLog) release(key string) {
	l.update(func() { l.released[key] = true })
}

// until waits until what is asked under the lock is so.
func (l *keyLog) until(ctx context.Context, isSo func() bool) error {
	for {
		l.mu.Lock()
		done, changed := isSo(), l.changed
		l.mu.Unlock()
		if done {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (l *keyLog) see(ctx context.Context, key string, wanted mesh.Seen) (*mesh.Seen, error) {
	var seen mesh.Seen
	err := l.until(ctx, func() bool {
		seen = l.seen[key]
		return seen.Started >= wanted.Started && seen.Stopped >= wanted.Stopped && seen.Ended >= wanted.Ended
	})
	return &seen, err
}
