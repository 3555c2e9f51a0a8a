package autonats_test

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	autonats "github.com/zyra/autonats/go"
)

// natsServer is a real nats-server of a test, on a port of its own.
type natsServer struct {
	t       testing.TB
	config  string
	port    int
	process *exec.Cmd
	log     *lockedBuffer
}

// startServer starts a nats-server that lives as long as the test. Lines of configuration may
// follow.
func startServer(t testing.TB, lines ...string) *natsServer {
	t.Helper()
	s := &natsServer{t: t, port: freePort(t), log: &lockedBuffer{}}
	s.config = filepath.Join(t.TempDir(), "nats-server.conf")
	text := fmt.Sprintf("listen: 127.0.0.1:%d\n%s\n", s.port, strings.Join(lines, "\n"))
	if err := os.WriteFile(s.config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start()
	t.Cleanup(s.kill)
	return s
}

func (s *natsServer) url() string {
	return fmt.Sprintf("nats://127.0.0.1:%d", s.port)
}

// start starts the process, also again after kill, and returns when it takes connections.
func (s *natsServer) start() {
	s.t.Helper()
	s.process = exec.Command(findServer(s.t), "-c", s.config)
	s.process.Stderr = s.log
	if err := s.process.Start(); err != nil {
		s.t.Fatal(err)
	}
	eventually(s.t, "nats-server takes connections", func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", s.port))
		if err != nil {
			return false
		}
		_ = conn.Close()
		return true
	})
}

// kill ends the process at once, as a crash would.
func (s *natsServer) kill() {
	if s.process != nil {
		_ = s.process.Process.Kill()
		_, _ = s.process.Process.Wait()
		s.process = nil
	}
}

// signal sends a signal to the process.
func (s *natsServer) signal(signal os.Signal) {
	s.t.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		s.t.Fatal(err)
	}
}

// freeze suspends the server until the test ends, and returns once all of its threads have stopped.
func (s *natsServer) freeze() {
	s.t.Helper()
	s.signal(syscall.SIGSTOP)
	s.t.Cleanup(func() { s.signal(syscall.SIGCONT) })
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(s.process.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		s.t.Fatalf("the server has not stopped: %v, %v", status, err)
	}
}

// connect connects as users are advised to, and closes the connection at the end of the test.
func (s *natsServer) connect(options ...nats.Option) *nats.Conn {
	s.t.Helper()
	// Tests provoke these errors on purpose.
	quiet := nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {})
	nc, err := autonats.Connect(s.url(), append([]nats.Option{quiet}, options...)...)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(nc.Close)
	return nc.NATS()
}

// oldestServer is the oldest nats-server that the project works with.
var oldestServer = []int{2, 10, 27}

var findServerOnce = sync.OnceValue(func() string {
	var candidates []string
	if named := os.Getenv("AUTONATS_NATS_SERVER"); named != "" {
		return named
	}
	if found, err := exec.LookPath("nats-server"); err == nil {
		candidates = append(candidates, found)
	}
	if cache, err := os.UserCacheDir(); err == nil {
		if own := os.Getenv("AUTONATS_CACHE"); own != "" {
			cache = filepath.Dir(own)
		}
		cached, _ := filepath.Glob(filepath.Join(cache, "autonats", "nats-server", "*", "nats-server"))
		slices.Reverse(cached)
		candidates = append(candidates, cached...)
	}
	for _, candidate := range candidates {
		if isNewEnough(candidate) {
			return candidate
		}
	}
	return ""
})

// findServer finds a nats-server: the one that AUTONATS_NATS_SERVER names, one on the PATH, or the
// one that the project's other tests have fetched.
func findServer(t testing.TB) string {
	t.Helper()
	found := findServerOnce()
	if found == "" {
		t.Fatal("no nats-server of 2.10.27 or later: put one on the PATH, name one in AUTONATS_NATS_SERVER, or run `npm run nats-server` once, which fetches one")
	}
	return found
}

var versionText = regexp.MustCompile(`v(\d+)\.(\d+)\.(\d+)`)

func isNewEnough(binary string) bool {
	output, err := exec.Command(binary, "--version").Output()
	match := versionText.FindStringSubmatch(string(output))
	if err != nil || match == nil {
		return false
	}
	version := make([]int, 3)
	for i := range version {
		version[i], _ = strconv.Atoi(match[i+1])
	}
	return slices.Compare(version, oldestServer) >= 0
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// eventually waits until something holds, and fails the test if it does not.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	within(t, 15*time.Second, what, holds)
}

// within is eventually for what may take longer.
func within(t testing.TB, limit time.Duration, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("timed out waiting until %s", what)
		}
	}
}

// lockedBuffer is a buffer that a process writes while a test reads.
type lockedBuffer struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buffer.String()
}
