package autonats

import (
	"context"
	"errors"
	"sync"
)

// Server is a handler of any service.
type Server interface {
	Start(ctx context.Context) error
	Shutdown()
	Done() <-chan struct{}
	Err() error
}

// Run starts handlers, and serves until ctx is done, or until one of them fails to start or ends by
// itself. It returns once all have ended: nil if ctx ended it, else the reason.
func Run(ctx context.Context, handlers ...Server) error {
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	var all sync.WaitGroup
	failures := make([]error, len(handlers))
	for i, handler := range handlers {
		all.Add(1)
		go func() {
			defer all.Done()
			defer cancel()
			if err := handler.Start(running); err != nil {
				// If ctx ended or another handler failed while this one was starting, this one has
				// not failed.
				if running.Err() == nil {
					failures[i] = err
				}
				handler.Shutdown()
				return
			}
			<-handler.Done()
			failures[i] = handler.Err()
		}()
	}
	all.Wait()
	return errors.Join(failures...)
}
