package lines

import (
	"time"

	"github.com/nats-io/nats.go"
)

// AwaitLoss returns once a connection is lost, at once if it is.
func AwaitLoss(nc *nats.Conn) map[string]any {
	for nc.IsConnected() {
		time.Sleep(time.Millisecond)
	}
	return map[string]any{"value": nil}
}
