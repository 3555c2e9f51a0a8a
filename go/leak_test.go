package autonats_test

import (
	"runtime"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
)

// Handlers and clients that have come and gone leave nothing running.
func TestNothingIsLeft(t *testing.T) {
	s := startServer(t)
	before := runtime.NumGoroutine()
	for range 5 {
		nc, err := autonats.Connect(s.url())
		if err != nil {
			t.Fatal(err)
		}
		handler := user.NewUserHandler(&users{}, nc)
		if err := handler.Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		client := newClient(nc.NATS())
		calls := make(chan error)
		for range 20 {
			go func() {
				_, err := client.GetById(t.Context(), "1")
				calls <- err
			}()
		}
		for range 20 {
			<-calls
		}
		handler.Shutdown()
		nc.Close()
	}
	eventually(t, "all goroutines have ended", func() bool { return runtime.NumGoroutine() <= before })
}
