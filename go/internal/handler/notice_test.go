package handler

import (
	"testing"
	"testing/synctest"
	"time"
)

// An instance leaves its own subject once nobody has called it directly for a quarter of a
// second, and does not wait for clients that go on calling.
func TestNotice(t *testing.T) {
	for _, test := range []struct {
		calls       int
		every, want time.Duration
	}{
		{0, 0, 0},
		{1, 0, 250 * time.Millisecond},
		{4, 200 * time.Millisecond, time.Second},
		{1000, 10 * time.Millisecond, 2 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			h := &Handler{}
			for call := range test.calls {
				time.AfterFunc(time.Duration(call)*test.every, func() { h.isCalledDirectly.Store(true) })
			}
			synctest.Wait()
			from := time.Now()
			h.giveNotice(t.Context())
			if took := time.Since(from); took != test.want {
				t.Errorf("%d calls, one every %v: notice of %v, want %v", test.calls, test.every, took, test.want)
			}
			time.Sleep(time.Minute)
		})
	}
}
