package autonats_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
	"github.com/zyra/autonats/go/resilience"
)

// peers stands for handlers of a service whose replies the test writes itself.
type peers struct {
	link link.Link

	mu sync.Mutex
	// requests are the reply subjects of what came, in its order, cancelled those of calls that were
	// given up.
	requests, cancelled, told []string
	// subjects are where the requests came.
	subjects []string
}

// withPeers runs a test in virtual time.
func withPeers(t *testing.T, name string, retry resilience.Retry, test func(t *testing.T, p *peers, client *user.UserClient)) {
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			network := autonatstest.NewNetwork()
			of, own := network.Connect(), network.Connect()
			p := &peers{link: of}
			for _, method := range []string{"GetById", "DeleteAll", "at.*.GetById"} {
				_, _ = of.Subscribe("autonats.user."+method, "autonats", func(message link.Message) {
					p.note(&p.requests, message.Reply)
					p.note(&p.subjects, strings.TrimPrefix(message.Subject, "autonats.user."))
				})
			}
			_, _ = of.Subscribe("autonats.user.cancel", "", func(message link.Message) { p.note(&p.cancelled, string(message.Body)) })
			test(t, p, newClient(own, autonats.WithObservers(p.observer()), retry))
			time.Sleep(time.Second)
			if waiting := connection.Of(own).Multiplexer.Len(); waiting != 0 {
				t.Errorf("%d attempts are still waited for", waiting)
			}
			own.Close()
			of.Close()
		})
	})
}

func (p *peers) note(list *[]string, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*list = append(*list, text)
}

func (p *peers) seen() (requests, cancelled, told []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.requests), slices.Clone(p.cancelled), slices.Clone(p.told)
}

func (p *peers) observer() autonats.Observer {
	text := func(err error) string {
		if err == nil {
			return "ok"
		}
		return string(autonats.CodeOf(err))
	}
	return autonats.Observer{
		OnAttemptEnded: func(_ *autonats.ObservedCall, attempt int, err error) {
			p.note(&p.told, fmt.Sprint(attempt, " ", text(err)))
		},
		OnRetryScheduled: func(_ *autonats.ObservedCall, attempt int, err error, _ time.Duration) {
			p.note(&p.told, fmt.Sprint(attempt, " scheduled after ", text(err)))
		},
		OnRetryDenied: func(_ *autonats.ObservedCall, attempt int, _ error) { p.note(&p.told, fmt.Sprint(attempt, " denied")) },
	}
}

// ada is the body of an answer.
const ada = "\t" + `{"id":"1","name":"Ada","createdAt":"2020-01-01T00:00:00Z","tags":[]}`

// answer answers a request, by its place.
func (p *peers) answer(place int) {
	p.reply(place, "", ada)
}

// answerAs answers a request as an instance of this name.
func (p *peers) answerAs(instance string, place int) {
	p.reply(place, "NATS/1.0\r\nAutonats-Load: "+instance+" 0 0 5\r\n\r\n", ada)
}

// miss answers a request as the server does that finds nobody.
func (p *peers) miss(place int) { p.reply(place, "NATS/1.0 503\r\n\r\n", "") }

func (p *peers) fail(place int, code string, number int, reason string) {
	head := fmt.Sprintf("NATS/1.0\r\nNats-Service-Error-Code: %d\r\nNats-Service-Error: m\r\n\r\n", number)
	p.reply(place, head, fmt.Sprintf(`{"code":%q,"message":"m","reason":%q}`, code, reason))
}

func (p *peers) reply(place int, head, body string) {
	requests, _, _ := p.seen()
	if place >= len(requests) {
		return
	}
	var block []byte
	if head != "" {
		block = []byte(head)
	}
	_ = p.link.Publish(requests[place], "", block, []byte(body))
}

// becomeKnown lets the client learn of the instance A, and makes the calls by which it looks for
// others. It returns how many requests came.
func (p *peers) becomeKnown(t *testing.T, client *user.UserClient) int {
	t.Helper()
	const calls = 20
	for place := range calls {
		call := find(context.Background(), client)
		time.Sleep(5 * time.Millisecond)
		p.answerAs("A", place)
		call.expect(t, "")
	}
	return calls
}

// expectSubjects compares where requests came, from a place on.
func (p *peers) expectSubjects(t *testing.T, place int, want ...string) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if got := p.subjects[place:]; !slices.Equal(got, want) {
		t.Errorf("requests came to %q, want %q", got, want)
	}
}

// called is a call under way.
type called struct {
	done chan struct{}
	err  error
}

func find(ctx context.Context, client *user.UserClient, options ...autonats.CallOption) *called {
	c := &called{done: make(chan struct{})}
	go func() {
		defer close(c.done)
		_, c.err = client.With(options...).GetById(ctx, "1")
	}()
	return c
}

func (p *peers) expect(t *testing.T, requests, cancelled int, told ...string) {
	t.Helper()
	synctest.Wait()
	gotRequests, gotCancelled, gotTold := p.seen()
	if len(gotRequests) != requests || len(gotCancelled) != cancelled {
		t.Errorf("%d requests, %d cancelled, want %d, %d", len(gotRequests), len(gotCancelled), requests, cancelled)
	}
	if told != nil && !slices.Equal(gotTold, told) {
		t.Errorf("observers were told %q, want %q", gotTold, told)
	}
}

func (c *called) expect(t *testing.T, want autonats.Outcome) {
	t.Helper()
	<-c.done
	if got := autonats.OutcomeOf(c.err); got != want && !(c.err == nil && want == "") {
		t.Errorf("got %v, want the outcome %q", c.err, want)
	}
}

func TestLateAttempts(t *testing.T) {
	ctx := context.Background()
	quick := resilience.Retry{Backoff: time.Nanosecond}
	withPeers(t, "have others beside them after their share of the time", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, autonats.CallTimeout(3*time.Second))
		time.Sleep(999 * time.Millisecond)
		p.expect(t, 1, 0)
		time.Sleep(10 * time.Millisecond)
		p.expect(t, 2, 0)
		p.answer(1)
		call.expect(t, "")
		p.expect(t, 2, 1, "2 scheduled after ok", "1 CANCELLED", "2 ok")
	})
	withPeers(t, "are not given up where they may need longer than their share", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		for place := 0; place <= 2; place += 2 {
			call := find(ctx, client, autonats.CallTimeout(3*time.Second))
			time.Sleep(time.Duration(1400-50*place) * time.Millisecond)
			p.expect(t, 2+place/2, place/2)
			p.answer(place)
			call.expect(t, "")
		}
	})
	withPeers(t, "are given up sooner where answers were quick", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client)
		time.Sleep(70 * time.Millisecond)
		p.answer(0)
		call.expect(t, "")
		call = find(ctx, client)
		time.Sleep(138 * time.Millisecond)
		p.expect(t, 2, 0)
		time.Sleep(10 * time.Millisecond)
		p.expect(t, 3, 1)
		p.answer(2)
		call.expect(t, "")
	})
	withPeers(t, "still count if their answers come first", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond))
		time.Sleep(110 * time.Millisecond)
		p.answer(0)
		call.expect(t, "")
		p.expect(t, 2, 2, "1 DEADLINE_EXCEEDED", "2 scheduled after DEADLINE_EXCEEDED", "2 CANCELLED")
	})
	withPeers(t, "are no more than the call may have", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond), autonats.CallTimeout(time.Second))
		call.expect(t, outcome.Unknown)
		p.expect(t, 3, 2)
	})
	withPeers(t, "are waited for where the budget is used up", resilience.Retry{BudgetRatio: 1e-9, BudgetPerSecond: 1e-9}, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond), autonats.CallTimeout(time.Second))
		time.Sleep(900 * time.Millisecond)
		p.answer(0)
		call.expect(t, "")
		p.expect(t, 1, 0, "2 denied", "1 ok")
	})
	withPeers(t, "are waited for where the next one fails", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, resilience.Attempts(2), resilience.AttemptTimeout(100*time.Millisecond), autonats.CallTimeout(time.Second))
		time.Sleep(110 * time.Millisecond)
		p.fail(1, "RESOURCE_EXHAUSTED", 429, "BUSY")
		time.Sleep(50 * time.Millisecond)
		p.fail(0, "CANCELLED", 499, "")
		call.expect(t, outcome.Unknown)
	})
	withPeers(t, "settle the call by an error that is an answer", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond))
		time.Sleep(110 * time.Millisecond)
		p.fail(0, "NOT_FOUND", 404, "")
		call.expect(t, outcome.Completed)
	})
	withPeers(t, "are not those of methods that are not idempotent", resilience.Retry{AttemptTimeout: time.Millisecond, HedgeAfter: time.Millisecond}, func(t *testing.T, p *peers, client *user.UserClient) {
		_ = client.DeleteAll(ctx)
		p.expect(t, 1, 0)
	})
}

// A call whose attempt is late, and that can go nowhere else, looks again later.
func TestLateAttemptsLookForOtherPlaces(t *testing.T) {
	ctx := context.Background()
	quick := resilience.Retry{Backoff: time.Nanosecond}
	withPeers(t, "have others beside them once another instance is known", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		place := p.becomeKnown(t, client)
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond))
		time.Sleep(500 * time.Millisecond)
		p.expectSubjects(t, place, "at.A.GetById")
		p.expect(t, place+1, 0)
		other := find(ctx, client, resilience.Attempts(1))
		time.Sleep(5 * time.Millisecond)
		p.answerAs("B", place+1)
		other.expect(t, "")
		time.Sleep(110 * time.Millisecond)
		p.expectSubjects(t, place+2, "at.B.GetById")
		p.expect(t, place+3, 1)
		p.answer(place + 2)
		call.expect(t, "")
	})
	withPeers(t, "have one for any instance beside them where their own has gone", quick, func(t *testing.T, p *peers, client *user.UserClient) {
		place := p.becomeKnown(t, client)
		call := find(ctx, client, resilience.AttemptTimeout(100*time.Millisecond))
		time.Sleep(20 * time.Millisecond)
		other := find(ctx, client, resilience.Attempts(1))
		for _, missed := range []int{1, 2} {
			time.Sleep(5 * time.Millisecond)
			p.miss(place + missed)
		}
		other.expect(t, outcome.NotDelivered)
		time.Sleep(80 * time.Millisecond)
		p.expectSubjects(t, place, "at.A.GetById", "at.A.GetById", "GetById", "GetById")
		p.answer(place + 3)
		call.expect(t, "")
	})
}

func TestHedging(t *testing.T) {
	ctx := context.Background()
	hedging := resilience.Retry{HedgeAfter: 20 * time.Millisecond, Attempts: 2}
	for winner := range 2 {
		withPeers(t, "makes a second attempt", hedging, func(t *testing.T, p *peers, client *user.UserClient) {
			call := find(ctx, client)
			time.Sleep(15 * time.Millisecond)
			p.expect(t, 1, 0)
			time.Sleep(10 * time.Millisecond)
			p.expect(t, 2, 0)
			p.answer(winner)
			call.expect(t, "")
			p.expect(t, 2, 1)
			requests, cancelled, told := p.seen()
			if cancelled[0] != requests[1-winner] {
				t.Errorf("cancelled %q, want %q", cancelled[0], requests[1-winner])
			}
			if !slices.Contains(told, "2 scheduled after ok") || !slices.Contains(told, fmt.Sprint(winner+1, " ok")) {
				t.Errorf("observers were told %q", strings.Join(told, ", "))
			}
		})
	}
	withPeers(t, "waits for the first where the second fails", hedging, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client)
		time.Sleep(25 * time.Millisecond)
		p.fail(1, "INTERNAL", 500, "")
		time.Sleep(25 * time.Millisecond)
		p.answer(0)
		call.expect(t, "")
	})
	withPeers(t, "fails where both fail", hedging, func(t *testing.T, p *peers, client *user.UserClient) {
		call := find(ctx, client)
		time.Sleep(25 * time.Millisecond)
		p.fail(0, "INTERNAL", 500, "")
		time.Sleep(5 * time.Millisecond)
		p.fail(1, "RESOURCE_EXHAUSTED", 429, "BUSY")
		call.expect(t, outcome.Failed)
	})
	withPeers(t, "is cancelled with the call", hedging, func(t *testing.T, p *peers, client *user.UserClient) {
		ctx, cancel := context.WithCancel(ctx)
		call := find(ctx, client)
		time.Sleep(25 * time.Millisecond)
		cancel()
		call.expect(t, outcome.Cancelled)
		p.expect(t, 2, 2)
	})
}

// Whatever comes when, a call settles in time, each of its attempts ends once, and nothing is left.
func TestAttemptsBesideEachOther(t *testing.T) {
	for seed := range 150 {
		chance := rand.New(rand.NewPCG(1, uint64(seed)))
		pick := func(of ...time.Duration) time.Duration { return of[chance.IntN(len(of))] * time.Millisecond }
		withPeers(t, fmt.Sprint(seed), resilience.Retry{Backoff: time.Millisecond}, func(t *testing.T, p *peers, client *user.UserClient) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if after := pick(0, 0, 90); after > 0 {
				defer time.AfterFunc(after, cancel).Stop()
			}
			begun := time.Now()
			call := find(ctx, client, resilience.HedgeAfter(pick(10, 60, 1000)), resilience.AttemptTimeout(pick(40, 1000)), autonats.CallTimeout(400*time.Millisecond))
			for range chance.IntN(6) {
				time.Sleep(time.Duration(chance.IntN(120)) * time.Millisecond)
				place := chance.IntN(4)
				switch chance.IntN(5) {
				case 0:
					p.answer(place)
				case 1:
					p.fail(place, "RESOURCE_EXHAUSTED", 429, "BUSY")
				case 2:
					p.fail(place, "INTERNAL", 500, "")
				case 3:
					p.fail(place, "NOT_FOUND", 404, "")
				case 4:
					p.fail(place, "CANCELLED", 499, "")
				}
			}
			<-call.done
			if took := time.Since(begun); took > time.Second {
				t.Errorf("it took %v", took)
			}
			requests, _, told := p.seen()
			if len(requests) > 3 {
				t.Errorf("%d attempts", len(requests))
			}
			ended := map[string]int{}
			for _, text := range told {
				if !strings.Contains(text, "scheduled") && !strings.Contains(text, "denied") {
					ended[text[:1]]++
				}
			}
			for number, times := range ended {
				if times != 1 {
					t.Errorf("attempt %s ended %d times: %q", number, times, told)
				}
			}
		})
	}
}
