package autonatstest

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/zyra/autonats/go/internal/link"
)

// trace is what a script of a link makes happen on a real server, by step: who has heard what.
type trace struct {
	Steps []struct {
		Do           string
		Link         int
		Subscription int
		Subject      string
		Group        string
		Messages     []struct {
			Subject, Reply, Body string
			Head                 *string
		}
	}
	Heard []map[string][]string
}

// Each script of a link makes happen in memory what was recorded of a real server.
func TestTracesOfARealServer(t *testing.T) {
	file, err := os.Open("../../conformance/traces/link.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	count := 0
	for ; lines.Scan(); count++ {
		var recorded trace
		if err := json.Unmarshal(lines.Bytes(), &recorded); err != nil {
			t.Fatal(err)
		}
		synctest.Test(t, func(t *testing.T) {
			for i, heard := range play(recorded) {
				if want := recorded.Heard[i]; !reflect.DeepEqual(heard, want) {
					t.Errorf("script %d, step %d, %+v: heard %q, want %q", count+1, i, recorded.Steps[i], heard, want)
				}
			}
		})
	}
	if count < 200 {
		t.Errorf("there are %d scripts", count)
	}
}

func play(of trace) (heard []map[string][]string) {
	n := NewNetwork()
	links := []*Link{n.Connect(), n.Connect(), n.Connect()}
	var mu sync.Mutex
	now := map[string][]string{}
	var subscriptions []link.Subscription
	for _, step := range of.Steps {
		mu.Lock()
		now = map[string][]string{}
		mu.Unlock()
		l := links[step.Link]
		switch step.Do {
		case "drain":
			subscriptions[step.Subscription].Drain(context.Background())
		case "close":
			subscriptions[step.Subscription].Close()
		case "leave":
			_ = l.Leave()
		case "publish":
			for _, m := range step.Messages {
				var head []byte
				if m.Head != nil {
					head = []byte(*m.Head)
				}
				_ = l.Publish(m.Subject, m.Reply, head, []byte(m.Body))
			}
		case "subscribe":
			name := step.Group
			if name == "" {
				name = fmt.Sprint(len(subscriptions))
			}
			s, _ := l.Subscribe(step.Subject, step.Group, func(m link.Message) {
				mu.Lock()
				defer mu.Unlock()
				head, by := "-", name
				if m.Head != nil {
					head = string(m.Head)
				}
				if strings.HasPrefix(head, "NATS/1.0 503") {
					head, by = "NATS/1.0 503", fmt.Sprint("link ", step.Link)
				}
				now[by] = append(now[by], strings.Join([]string{m.Subject, m.Reply, head, string(m.Body)}, "|"))
			})
			subscriptions = append(subscriptions, s)
		}
		synctest.Wait()
		for by := range now {
			// Members of a group, and subscriptions that are told of nobody, are not told apart.
			if strings.Trim(by, "0123456789") != "" {
				slices.Sort(now[by])
			}
		}
		heard = append(heard, now)
	}
	for _, l := range links {
		l.Close()
	}
	return heard
}
