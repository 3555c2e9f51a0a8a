package autonats_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/wire"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/reason"
)

// rawPeer speaks the protocol by hand, and so can send what no client library would.
type rawPeer struct {
	t    testing.TB
	conn net.Conn
}

func (s *natsServer) rawPeer() *rawPeer {
	s.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.url(), "nats://"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = conn.Close() })
	go func() { _, _ = io.Copy(io.Discard, bufio.NewReader(conn)) }()
	p := &rawPeer{s.t, conn}
	p.write(`CONNECT {"verbose":false,"headers":true,"no_responders":false}` + "\r\n")
	return p
}

func (p *rawPeer) write(text string) {
	p.t.Helper()
	if _, err := p.conn.Write([]byte(text)); err != nil {
		p.t.Fatal(err)
	}
}

// publish publishes with a header that may be anything.
func (p *rawPeer) publish(subject, reply, header, body string) {
	p.t.Helper()
	if header == "" {
		p.write(fmt.Sprintf("PUB %s %s %d\r\n%s\r\n", subject, reply, len(body), body))
		return
	}
	p.write(fmt.Sprintf("HPUB %s %s %d %d\r\n%s%s\r\n", subject, reply, len(header), len(header)+len(body), header, body))
}

var oddHeaders = []string{
	"NATS/1.0\r\n\r\n",
	"NATS/1.0\r\nno colon\r\n\r\n",
	"NATS/1.0\r\n: no key\r\n\r\n",
	"NATS/1.0\r\nkey with blanks: 1\r\n\r\n",
	"NATS/1.0\r\nk\x01: 1\r\n\r\n",
	"NATS/1.0\r\nk: a\nb\r\n\r\n",
	"NATS/1.0\r\nk: \xff\xfe\r\n\r\n",
	"NATS/1.0 999999 what\r\n\r\n",
	"NATS/1.0 5\r\n\r\n",
	"HTTP/1.1 200 OK\r\n\r\n",
	"garbage",
	"NATS/1.0\r\nAutonats-Timeout: x\r\nAutonats-Timeout: 5\r\n\r\n",
	"NATS/1.0\r\n" + strings.Repeat("k: v\r\n", 5000) + "\r\n",
}

// While somebody floods the handler with nonsense, good calls do not fail and nobody reconnects.
func TestHostileRequests(t *testing.T) {
	m := startMesh(t, &users{})
	peer := m.server.rawPeer()
	done := make(chan struct{})
	var sent atomic.Int64
	go func() {
		defer close(done)
		bodies := []string{"", "{", `{"id":`, `{"id":"1","id":"2"}`, strings.Repeat("[", 100_000), "\xff", "null", `{"id":"\ud800"}`, strings.Repeat(" ", 5000)}
		replies := []string{"", "_INBOX.x", "*", "_INBOX.>", "_INBOX." + strings.Repeat("x", 300), "autonats.user.GetById"}
		for i := range 3000 {
			peer.publish("autonats.user.GetById", replies[i%len(replies)], oddHeaders[i%len(oddHeaders)], bodies[i%len(bodies)])
			peer.publish("autonats.user.cancel", "", oddHeaders[i%len(oddHeaders)], bodies[i%len(bodies)])
			peer.publish("autonats.user.Nothing."+m.handler.Instance(), replies[i%len(replies)], "", bodies[i%len(bodies)])
			sent.Add(3)
			if i%20 == 0 {
				time.Sleep(time.Millisecond)
			}
		}
	}()
	for calls := 0; ; calls++ {
		select {
		case <-done:
			if calls < 10 || sent.Load() != 9000 {
				t.Errorf("%d calls beside %d messages", calls, sent.Load())
			}
			if m.serving.Stats().Reconnects+m.calling.Stats().Reconnects > 0 {
				t.Error("somebody had to reconnect")
			}
			return
		default:
		}
		// The peer's requests take slots too.
		if _, err := m.client.GetAll(t.Context(), nil); err != nil && !errors.Is(err, reason.Busy) {
			t.Fatal(err)
		}
	}
}

// Whatever comes back as a reply, the call ends with an error or a result, and the next one works.
func TestHostileReplies(t *testing.T) {
	s := startServer(t)
	nc := s.connect()
	client := newClient(nc, autonats.WithTimeout(2*time.Second))
	peer := s.rawPeer()
	answers := make(chan [2]string, 1)
	// The peer's connection is closed at the test's end, and must not be in use then.
	var answering sync.Mutex
	defer answering.Lock()
	if _, err := s.connect().Subscribe("autonats.user.GetById", func(m *nats.Msg) {
		answer := <-answers
		answering.Lock()
		defer answering.Unlock()
		// What no handler has written is not a reply.
		peer.publish(m.Reply, "", "", `{"id":"foreign"}`)
		peer.publish(m.Reply, "", answer[0], string(wire.Mark)+answer[1])
		// A second reply is for nobody.
		peer.publish(m.Reply, "", "", string(wire.Mark)+`{"id":"forged"}`)
	}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the peer is there", func() bool {
		select {
		case answers <- [2]string{"", goodUser}:
		default:
		}
		_, err := client.GetById(t.Context(), "1")
		return err == nil
	})
	headers := append([]string{
		"NATS/1.0 503\r\n\r\n",
		"NATS/1.0\r\nNats-Service-Error-Code: 404\r\nNats-Service-Error: gone\r\n\r\n",
		"NATS/1.0\r\nNats-Service-Error-Code: x\r\n\r\n",
		"NATS/1.0\r\nStatus: 503\r\n\r\n",
	}, oddHeaders...)
	bodies := []string{"", "null", goodUser, "{", `{"code":1}`, `{"code":"NOT_FOUND","message":"m","type":"NotFound","data":{"id":5}}`, `{"code":"WHAT"}`, "\xff", strings.Repeat("[", 70_000)}
	for _, header := range headers {
		for _, body := range bodies {
			answers <- [2]string{header, body}
			found, err := client.GetById(t.Context(), "1")
			if err == nil && (found == nil || found.ID != "42") {
				t.Errorf("%q %q gives %+v", header, body, found)
			}
			if err != nil && failureOf(t, err).Code == autonats.CodeDeadlineExceeded {
				t.Errorf("%q %q is not taken for a reply", header, body)
			}
		}
	}
	if nc.Stats().Reconnects > 0 {
		t.Error("the client had to reconnect")
	}
}

const goodUser = `{"id":"42","name":"Ann","createdAt":"2026-01-31T09:05:00Z","tags":[]}`

// The codes and texts of error replies that are not of our making.
func TestForeignErrorReplies(t *testing.T) {
	s := startServer(t)
	reply := make(chan *nats.Msg, 1)
	nc := s.connect()
	if _, err := nc.Subscribe("autonats.user.GetById", func(m *nats.Msg) {
		answer := <-reply
		answer.Subject = m.Reply
		_ = m.RespondMsg(answer)
	}); err != nil {
		t.Fatal(err)
	}
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	client := newClient(s.connect())
	for _, c := range []struct {
		number, text, body string
		code               autonats.Code
		reason             autonats.Reason
		outcome            autonats.Outcome
		message            string
	}{
		{"404", "gone", "", autonats.CodeNotFound, "", outcome.Completed, "gone"},
		{"500", "oops", "not json", autonats.CodeUnknown, "", outcome.Failed, "oops"},
		{"017", "x", "", autonats.CodeUnknown, "", outcome.Failed, "x"},
		{"", "x", "", autonats.CodeUnknown, "", outcome.Failed, "x"},
		{"", "x", `"a result"`, autonats.CodeUnknown, "", outcome.Failed, "x"},
		{"", "x", `{"code":"NOT_FOUND","message":"m"}`, autonats.CodeNotFound, "", outcome.Completed, "m"},
		{"400", "x", `{"code":"ABORTED","message":"lost"}`, autonats.CodeAborted, "", outcome.Completed, "lost"},
		{"400", "x", `{"code":"NEW_CODE","message":"m"}`, autonats.CodeUnknown, "", outcome.Failed, "m"},
		{"429", "x", `{"code":"RESOURCE_EXHAUSTED","reason":"BUSY","message":"m"}`, autonats.CodeResourceExhausted, reason.Busy, outcome.Rejected, "m"},
		// What a client says of itself, no peer may say for it.
		{"503", "x", `{"code":"UNAVAILABLE","reason":"DISCONNECTED","message":"m"}`, autonats.CodeUnavailable, "", outcome.Failed, "m"},
		{"504", "x", `{"code":"DEADLINE_EXCEEDED","message":"m"}`, autonats.CodeDeadlineExceeded, "", outcome.Unknown, "m"},
		{"404", "x", `{"code":"NOT_FOUND","message":"m","type":"Newer","data":{}}`, autonats.CodeNotFound, "", outcome.Completed, "m"},
		{"404", "x", `{"code":"NOT_FOUND","message":"m","type":"NotFound","data":{}}`, autonats.CodeInternal, reason.MalformedReply, outcome.Unknown, "the reply cannot be read: data.id is missing"},
		{"404", "x", `{"code":"NOT_FOUND","message":"m","type":"NotFound"}`, autonats.CodeInternal, reason.MalformedReply, outcome.Unknown, "the reply cannot be read: data is missing"},
	} {
		reply <- &nats.Msg{Header: nats.Header{"Nats-Service-Error-Code": {c.number}, "Nats-Service-Error": {c.text}}, Data: []byte(c.body)}
		_, err := client.GetById(t.Context(), "1")
		if failure := expectFailure(t, err, c.code, c.reason, c.outcome); failure.Message != c.message {
			t.Errorf("%s says %q", c.body, failure.Message)
		}
	}
}
