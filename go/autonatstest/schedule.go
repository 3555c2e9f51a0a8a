package autonatstest

import (
	"container/heap"
	"time"
)

// planned is something to do at a time.
type planned struct {
	at     time.Duration
	number int
	act    func()
}

// schedule does things at set times: in the order of their times, and of equal ones in the order in
// which they were asked for. The lock of the network guards it.
type schedule struct {
	network *Network
	heap    agenda
	count   int
	timer   *time.Timer
	wakeAt  time.Duration
}

// add does something at a time, with the lock held.
func (s *schedule) add(at time.Duration, act func()) {
	s.count++
	heap.Push(&s.heap, planned{at, s.count, act})
	if s.timer == nil || at < s.wakeAt {
		s.wake(at)
	}
}

func (s *schedule) wake(at time.Duration) {
	if s.timer != nil {
		s.timer.Stop()
	}
	s.wakeAt = at
	s.timer = time.AfterFunc(at-s.network.now(), s.run)
}

func (s *schedule) run() {
	s.network.mu.Lock()
	defer s.network.mu.Unlock()
	now := s.network.now()
	for len(s.heap) > 0 && s.heap[0].at <= now {
		heap.Pop(&s.heap).(planned).act()
	}
	s.timer = nil
	if len(s.heap) > 0 {
		s.wake(s.heap[0].at)
	}
}

// agenda is a heap, the earliest first.
type agenda []planned

func (a agenda) Len() int      { return len(a) }
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].number < a[j].number
}
func (a *agenda) Push(p any) { *a = append(*a, p.(planned)) }
func (a *agenda) Pop() any {
	last := len(*a) - 1
	p := (*a)[last]
	(*a)[last] = planned{}
	*a = (*a)[:last]
	return p
}
