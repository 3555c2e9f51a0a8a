package connection

import (
	"math/rand/v2"
	"testing"
	"time"
)

// reconnect loses the connection at a time, and returns how many rounds it took to be back and when
// that was.
func reconnect(delay func(int) time.Duration, clock *time.Time, lostAt time.Time, isThere func(time.Time) bool) (attempts int) {
	*clock = lostAt
	for attempts = 1; ; attempts++ {
		*clock = clock.Add(delay(attempts))
		if isThere(*clock) {
			return attempts
		}
	}
}

// A server that is back is found within a tenth of its own outage, whatever came before.
func TestReconnectDelay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var clock time.Time
		delay := NewReconnectDelay(func() time.Time { return clock })
		for range 6 {
			lost := clock.Add(steadyAfter + time.Duration(random.Int64N(int64(30*time.Second))))
			back := lost.Add(time.Duration(random.Int64N(int64(2 * time.Minute))))
			reconnect(delay, &clock, lost, func(at time.Time) bool { return !at.Before(back) })
			if late, most := clock.Sub(back), max(100*time.Millisecond, min(5*time.Second, clock.Sub(lost)/10)); late > most {
				t.Fatalf("back %v after the server, which was away for %v: more than %v", late, back.Sub(lost), most)
			}
		}
	}
}

// A server that takes connections only to close them is asked less and less often.
func TestReconnectDelayOfAServerThatClosesConnections(t *testing.T) {
	clock := time.Time{}.Add(time.Hour)
	delay := NewReconnectDelay(func() time.Time { return clock })
	attempts := 0
	for end := clock.Add(10 * time.Minute); clock.Before(end); {
		attempts += reconnect(delay, &clock, clock.Add(100*time.Millisecond), func(time.Time) bool { return true })
	}
	// Every tenth of a second would be six thousand times.
	if attempts > 330 {
		t.Errorf("asked %d times", attempts)
	}
}

// Clients that have lost a server at the same moment do not come back at the same moment.
func TestReconnectDelaySpreads(t *testing.T) {
	const clients = 2000
	counts := make(map[time.Duration]int)
	for range clients {
		clock := time.Time{}.Add(time.Hour)
		delay := NewReconnectDelay(func() time.Time { return clock })
		back := clock.Add(20 * time.Second)
		reconnect(delay, &clock, clock, func(at time.Time) bool { return !at.Before(back) })
		counts[clock.Sub(back)/(100*time.Millisecond)]++
	}
	for tenth, count := range counts {
		if count > clients/5 {
			t.Errorf("%d came back within the same tenth of a second, the %dth", count, tenth)
		}
	}
}
