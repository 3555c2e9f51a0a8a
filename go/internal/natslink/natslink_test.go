package natslink

import (
	"testing"

	"github.com/nats-io/nats.go"
)

// Two handlers that are created at once on one connection share a link. Both get it when it is
// ready: a refusal of the server must not come before somebody listens.
func TestLinkIsReadyForAll(t *testing.T) {
	for range 2000 {
		nc, err := nats.Connect("nats://127.0.0.1:1", nats.RetryOnFailedConnect(true))
		if err != nil {
			t.Fatal(err)
		}
		ready := make(chan bool)
		start := make(chan struct{})
		for range 4 {
			go func() {
				<-start
				ready <- Of(nc).NATS() == nc && nc.ErrorHandler() != nil
			}()
		}
		close(start)
		for range 4 {
			if !<-ready {
				t.Error("a link was handed out before it was ready")
			}
		}
		nc.Close()
	}
}
