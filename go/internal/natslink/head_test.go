package natslink

import (
	"reflect"
	"testing"

	"github.com/nats-io/nats.go"
)

func TestReadOwnHead(t *testing.T) {
	o := &outgoing{message: nats.Msg{Header: nats.Header{}}}
	o.read("NATS/1.0\r\nAutonats-Timeout: 250\r\ntrace: a\r\ntrace: b:c\r\nempty: \r\n\r\n")
	want := nats.Header{"Autonats-Timeout": {"250"}, "trace": {"a", "b:c"}, "empty": {""}}
	if !reflect.DeepEqual(o.message.Header, want) {
		t.Errorf("got %v, want %v", o.message.Header, want)
	}
}

// A head that goes to the library and comes back from it is the same, whatever went before it.
func TestHeadComesBack(t *testing.T) {
	for _, head := range []string{"NATS/1.0\r\nAutonats-Timeout: 250\r\n\r\n", "NATS/1.0\r\nb: 1\r\nb: 2\r\n\r\n", "NATS/1.0\r\n\r\n"} {
		o := outgoings.Get().(*outgoing)
		o.read(head)
		if got := string(headOf(&o.message)); got != head {
			t.Errorf("got %q, want %q", got, head)
		}
		o.forget()
	}
}
