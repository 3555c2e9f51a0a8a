package autonats_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/resilience"
)

// A method ends while the link is down, and its handler shuts down.
func TestLastAnswersOverALinkThatIsDown(t *testing.T) {
	for name, c := range map[string]struct {
		timeout, upAfter, longest time.Duration
		events                    []string
	}{
		"the link comes back":               {5 * time.Second, 1500 * time.Millisecond, 1600 * time.Millisecond, []string{"settled", "shut down"}},
		"the caller does not wait any more": {400 * time.Millisecond, time.Hour, 500 * time.Millisecond, []string{"settled", "shut down"}},
		"it takes too long":                 {time.Minute, time.Hour, 2200 * time.Millisecond, []string{"shut down"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				network := autonatstest.NewNetwork()
				server, caller := network.Connect(), network.Connect()
				defer server.Close()
				defer caller.Close()
				events := make(chan string, 2)
				observer := autonats.Observer{
					OnRequestSettled: func(*autonats.ObservedCall, autonats.Code, time.Duration) { events <- "settled" },
				}
				work := make(chan struct{})
				handler := user.NewUserHandler(&users{deleteAll: func(context.Context) error { <-work; return nil }},
					server, autonats.WithDrainTimeout(100*time.Millisecond), autonats.WithObservers(observer))
				if err := handler.Start(t.Context()); err != nil {
					t.Fatal(err)
				}
				answered := make(chan error, 1)
				client := user.NewUserClient(caller, autonats.WithTimeout(c.timeout), resilience.Retry{Attempts: 1})
				go func() { answered <- client.DeleteAll(t.Context()) }()
				synctest.Wait()
				server.Down()
				close(work)
				synctest.Wait()
				up := time.AfterFunc(c.upAfter, server.Up)
				defer up.Stop()
				begunAt := time.Now()
				handler.Shutdown()
				events <- "shut down"
				for _, want := range c.events {
					if got := <-events; got != want {
						t.Errorf("got %s, want %s", got, want)
					}
				}
				if took := time.Since(begunAt); took > c.longest {
					t.Errorf("it took %v, want at most %v", took, c.longest)
				}
				if err := <-answered; (err == nil) != (c.upAfter < c.timeout) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}
