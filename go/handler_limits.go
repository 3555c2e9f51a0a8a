package autonats

import "time"

// MethodLimits has the limits of a method in one deployment of its handler. A limit of 0 is not set.
type MethodLimits struct {
	// Concurrency is how many calls run at once.
	Concurrency int
	// Queue is how many calls may wait for a slot; -1 for none. Default: 10,000.
	Queue int
	// Timeout is the longest that a call may run, however long its caller waits.
	Timeout time.Duration
}

// Limits overrides, for one deployment of a handler, the limits in its interface. The environment
// can set them too: AUTONATS_HANDLER_CONCURRENCY, _QUEUE, _TIMEOUT (as in 2s) and _TOTAL, and for
// one method the same names followed by _<Service>_<Method>. What is given here takes precedence.
type Limits struct {
	// MethodLimits apply to each method for which Methods has no entry.
	MethodLimits
	// Total is how many calls run at once in this handler, over all methods. Default: no limit.
	Total int
	// Methods has the limits of individual methods, by their names on the wire.
	Methods map[string]MethodLimits
}
