package connection

// ClosedChannel is closed.
var ClosedChannel = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()
