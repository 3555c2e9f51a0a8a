package autonats_test

import (
	"context"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
)

// slowLink passes on what a program sends at so many bytes a second, and what it receives at once.
type slowLink struct {
	listener net.Listener
	passed   atomic.Int64
}

func startSlowLink(t *testing.T, port string, bytesPerSecond int) *slowLink {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &slowLink{listener: listener}
	var open sync.WaitGroup
	var mu sync.Mutex
	var conns []net.Conn
	open.Go(func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", port)
			if err != nil {
				_ = near.Close()
				continue
			}
			// Small buffers: what the sockets hold is neither here nor there.
			_ = near.(*net.TCPConn).SetReadBuffer(32 << 10)
			mu.Lock()
			conns = append(conns, near, far)
			mu.Unlock()
			open.Go(func() { l.pass(far, near, bytesPerSecond); _ = far.Close() })
			open.Go(func() { _, _ = io.Copy(near, far); _ = near.Close() })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		mu.Lock()
		for _, conn := range conns {
			_ = conn.Close()
		}
		mu.Unlock()
		open.Wait()
	})
	return l
}

func (l *slowLink) url() string {
	return "nats://" + l.listener.Addr().String()
}

func (l *slowLink) pass(to io.Writer, from io.Reader, bytesPerSecond int) {
	piece := make([]byte, bytesPerSecond/50)
	for tick := time.NewTicker(time.Second / 50); ; <-tick.C {
		n, err := from.Read(piece)
		l.passed.Add(int64(n))
		if _, failed := to.Write(piece[:n]); err != nil || failed != nil {
			tick.Stop()
			return
		}
	}
}

// A handler on a line that is slower than its methods holds no more than its slots, delivers what
// is fresh, and writes nothing that nobody waits for.
func TestAnswersBehindSlowLink(t *testing.T) {
	s := startServer(t)
	link := startSlowLink(t, strings.TrimPrefix(s.url(), "nats://"), 1<<20)
	const size = 512 << 10
	result := &user.User{ID: strings.Repeat("x", size), CreatedAt: time.Now(), Tags: []string{}}
	far, err := autonats.Connect(link.url())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(far.Close)
	serve(t, far, &users{getById: func(context.Context, string) (*user.User, error) { return result, nil }})
	client := newClient(s.connect()).With(autonats.CallTimeout(3 * time.Second))
	before := liveBytes()
	const wanted = 8
	var delivered, made atomic.Int64
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var callers sync.WaitGroup
	for range 40 {
		callers.Go(func() {
			for ctx.Err() == nil {
				made.Add(1)
				if _, err := client.GetById(ctx, "1"); err == nil && delivered.Add(1) == wanted {
					stop()
				}
			}
		})
	}
	most := uint64(0)
	for ctx.Err() == nil {
		most = max(most, liveBytes())
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
	}
	callers.Wait()
	if delivered.Load() < wanted {
		t.Errorf("%d of %d calls were answered, want %d", delivered.Load(), made.Load(), wanted)
	}
	if most > before+64<<20 {
		t.Errorf("%d MiB were held at most, and %d MiB before", most>>20, before>>20)
	}
	// What is in the window may be lost to its deadline; what waits after it may not be written.
	if passed, enough := link.passed.Load(), delivered.Load()*size+4<<20; passed > enough {
		t.Errorf("%d bytes were written for %d answers, want no more than %d", passed, delivered.Load(), enough)
	}
	if reconnects := far.NATS().Stats().Reconnects; reconnects != 0 {
		t.Errorf("the connection was cut %d times", reconnects)
	}
	eventually(t, "the handler answers again", func() bool {
		_, err := client.GetAll(t.Context(), nil)
		return err == nil
	})
}

// liveBytes returns how much memory this process uses for what is alive.
func liveBytes() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
