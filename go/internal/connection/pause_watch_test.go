package connection_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/connection"
)

func TestPauseWatchAsInTypeScript(t *testing.T) {
	data, err := os.ReadFile("../../../conformance/transitions/pauses.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	count := 0
	for ; lines.Scan(); count++ {
		var run struct {
			Begin float64
			Steps []struct {
				At, CameAt float64
				Does       string
				Round      int
				Asks       bool
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &run); err != nil {
			t.Fatal(err)
		}
		watch := connection.NewPauseWatch(run.Begin)
		for i, step := range run.Steps {
			asks := false
			switch step.Does {
			case "see":
				asks = watch.See(step.At)
			case "look":
				asks = watch.Look(step.At)
			case "end":
				watch.End(step.Round)
			}
			if came := watch.CameAt(step.At); asks != step.Asks || came != step.CameAt {
				t.Fatalf("run %d, step %d: asks: %v, came at %v, want %v, %v", count, i, asks, came, step.Asks, step.CameAt)
			}
		}
	}
	if count == 0 {
		t.Fatal("there are no runs")
	}
}

// What is read while the process is at work has come just now, however long nothing has.
func TestArrivalsAtWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		link := autonatstest.NewNetwork().Connect()
		defer link.Close()
		arrivals := connection.Of(link).Arrivals
		stop := arrivals.Watch()
		for range 10 {
			time.Sleep(time.Second)
			if now := clock.Now(); arrivals.CameAt(now) != now {
				t.Fatal("it is taken to have waited")
			}
		}
		// As if it were read later than the process was seen.
		late := clock.Now().After(10 * time.Second)
		if waited := late.Since(arrivals.CameAt(late)); waited < 9750*time.Millisecond || waited > 10250*time.Millisecond {
			t.Errorf("it is taken to have waited for %v", waited)
		}
		if waited := clock.Now().Since(arrivals.CameAt(clock.Now())); waited > 250*time.Millisecond {
			t.Errorf("what comes beside it is taken to have waited for %v", waited)
		}
		synctest.Wait()
		if now := clock.Now(); arrivals.CameAt(now) != now {
			t.Error("it is still taken to have waited")
		}
		stop()
		if later := clock.Now().After(time.Hour); arrivals.CameAt(later) != later {
			t.Error("it watches for nobody")
		}
	})
}
