package autonats_test

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
)

func TestConnectFails(t *testing.T) {
	if nc, err := autonats.Connect("nats://127.0.0.1:1"); err == nil {
		nc.Close()
		t.Error("connected to nobody")
	}
}

// Users' options win over ours.
func TestConnectOptions(t *testing.T) {
	s := startServer(t)
	nc := s.connect(nats.Name("shop"), nats.MaxReconnects(3))
	if nc.Opts.Name != "shop" || nc.Opts.MaxReconnect != 3 || nc.Opts.ReconnectBufSize != -1 {
		t.Errorf("got %+v", nc.Opts)
	}
}

// A credential that is withdrawn and comes back does not end a connection for good.
func TestCredentialsComeBack(t *testing.T) {
	s := startServer(t, "authorization { user: a, password: one }")
	nc := s.connect(nats.UserInfo("a", "one"))
	serve(t, nc, &users{})
	client := newClient(nc)
	set := func(password string) {
		t.Helper()
		config, err := os.ReadFile(s.config)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.NewReplacer("password: one", "password: "+password, "password: two", "password: "+password).Replace(string(config))
		if err := os.WriteFile(s.config, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		s.signal(syscall.SIGHUP)
	}
	set("two")
	eventually(t, "the connection is refused", func() bool { return !nc.IsConnected() })
	// Long enough for several attempts.
	time.Sleep(600 * time.Millisecond)
	set("one")
	eventually(t, "calls work again", func() bool {
		_, err := client.GetById(t.Context(), "1")
		return err == nil
	})
}

// On a server that is about to shut down, a connection moves to another one on its own, and no call
// fails by it.
func TestLameDuck(t *testing.T) {
	cluster := freePort(t)
	first := startServer(t, "server_name: first", "lame_duck_duration: 30s", "lame_duck_grace_period: 10s",
		fmt.Sprintf("cluster { name: c, listen: \"127.0.0.1:%d\" }", cluster))
	second := startServer(t, "server_name: second",
		fmt.Sprintf("cluster { name: c, listen: \"127.0.0.1:%d\", routes: [\"nats://127.0.0.1:%d\"] }", freePort(t), cluster))
	serve(t, second.connect(), &users{})
	nc, err := autonats.Connect(first.url()+","+second.url(), nats.DontRandomize())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	client := newClient(nc.NATS(), autonats.WithWaitForReady())
	eventually(t, "the cluster has formed", func() bool {
		_, err := client.GetById(t.Context(), "1")
		return err == nil
	})
	if name := nc.NATS().ConnectedServerName(); name != "first" {
		t.Fatalf("began on %s", name)
	}
	first.signal(syscall.SIGUSR2)
	calls := 0
	for end := time.Now().Add(20 * time.Second); nc.NATS().ConnectedServerName() != "second"; calls++ {
		if _, err := client.GetById(t.Context(), "1"); err != nil {
			t.Fatalf("call %d: %v", calls, err)
		}
		if time.Now().After(end) {
			t.Fatal("the connection stays")
		}
	}
	if _, err := client.GetById(t.Context(), "1"); err != nil {
		t.Error(err)
	}
}
