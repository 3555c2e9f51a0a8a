package handler

import "sync"

// maxIdleWorkers is how many goroutines that have nothing to do are kept: as many as run in a busy
// handler, since those that are not kept are started again for each wave of calls. They hold a few
// megabytes at most.
const maxIdleWorkers = 1024

// workers are the goroutines that run the methods of one handler. Some of those that have nothing
// to do are kept: starting one costs more than waking it, and their stacks have grown to what the
// methods need.
type workers struct {
	mu       sync.Mutex
	idle     []chan *servedCall
	isClosed bool
}

// start runs a call that has a slot.
func (w *workers) start(call *servedCall) {
	w.mu.Lock()
	if n := len(w.idle); n > 0 {
		calls := w.idle[n-1]
		w.idle = w.idle[:n-1]
		w.mu.Unlock()
		calls <- call
		return
	}
	w.mu.Unlock()
	go w.work(call)
}

func (w *workers) work(call *servedCall) {
	calls := make(chan *servedCall, 1)
	for call != nil {
		call.endpoint.run(call)
		w.mu.Lock()
		if w.isClosed || len(w.idle) == maxIdleWorkers {
			w.mu.Unlock()
			return
		}
		w.idle = append(w.idle, calls)
		w.mu.Unlock()
		call = <-calls
	}
}

// close ends the workers that have nothing to do, and each other one once it has nothing to do.
func (w *workers) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.isClosed = true
	for _, calls := range w.idle {
		close(calls)
	}
	w.idle = nil
}
