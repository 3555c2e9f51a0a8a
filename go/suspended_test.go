package autonats_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/outcome"
)

// A process that was suspended after it had taken a call in must not run it when it goes on, for
// nobody waits for the call any more.
func TestCallWhoseTimeIsOverBeforeItsMethodBegins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		network := autonatstest.NewNetwork()
		handlers, clients := network.Connect(), network.Connect()
		var runs atomic.Int32
		suspension := autonats.Observer{OnRequestAdmitted: func(*autonats.ObservedCall, bool) { time.Sleep(time.Minute) }}
		handler := serve(t, handlers, &users{deleteAll: func(context.Context) error {
			runs.Add(1)
			return nil
		}}, autonats.WithObservers(suspension))
		err := newClient(clients).With(autonats.CallTimeout(time.Second)).DeleteAll(t.Context())
		expectFailure(t, err, autonats.CodeDeadlineExceeded, "", outcome.Unknown)
		time.Sleep(2 * time.Minute)
		if runs.Load() != 0 {
			t.Error("the method ran")
		}
		handler.Shutdown()
		clients.Close()
		handlers.Close()
	})
}
