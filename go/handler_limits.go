package autonats

import "time"

// MethodLimits has the limits of a method in one deployment of its handler. What is 0 is not said.
type MethodLimits struct {
	// Concurrency is how many calls run at once.
	Concurrency int
	// Queue is how many calls may wait for a slot; -1 for none. Default: 10,000.
	Queue int
	// Timeout is the most time that a call may run, however long its caller waits.
	Timeout time.Duration
}

// Limits has what one deployment of a handler may do, where its interface says something else. The
// environment can say it too, by AUTONATS_HANDLER_CONCURRENCY, _QUEUE, _TIMEOUT (as in 2s) and
// _TOTAL, and of one method with _<Service>_<Method> behind the name. What is given here wins.
type Limits struct {
	// MethodLimits hold for each method that Methods says nothing else of.
	MethodLimits
	// Total is how many calls run at once in this handler, over all methods. Default: no limit.
	Total int
	// Methods has the limits of single methods, by their names on the wire.
	Methods map[string]MethodLimits
}
