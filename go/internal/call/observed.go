package call

// ObservedConnection is a connection as observers see it: equal for all clients and handlers on it,
// so that it can be a key.
type ObservedConnection interface {
	// Status returns up, down or closed.
	Status() string
}

// HandlerState is whether a handler takes calls.
type HandlerState string

const (
	// Serving takes all calls.
	Serving HandlerState = "serving"
	// Leaving still takes all calls, but asks the others of its group whether it may leave, as half of
	// its calls fail.
	Leaving HandlerState = "leaving"
	// Ejected takes none, as it has left.
	Ejected HandlerState = "ejected"
	// Probing takes one at a time, to find out whether it may come back.
	Probing HandlerState = "probing"
)

// ObservedBreaker is the breaker of an instance, as one client sees it for one method, when it has
// changed.
type ObservedBreaker struct {
	Service string
	// Version is the semantic version of the interface; empty if it has none.
	Version string
	// Method is the name on the wire, such as GetById.
	Method string
	// Instance is the id of the instance.
	Instance string
	// State is open or closed. An instance gets no calls while its breaker is open, but some that try
	// it out.
	State string
}

// ObservedHandler is a handler as observers see it. Whoever keeps it may ask at any time; nothing
// is counted for them. It can be a key.
type ObservedHandler interface {
	Service() string
	// Version returns the semantic version of the interface; empty if it has none.
	Version() string
	// Instance returns the id of the instance.
	Instance() string
	Ready() bool
	// State returns whether it has left its queue group by itself. It says nothing about start and
	// shutdown.
	State() HandlerState
	// Capacity returns how many calls may run at once over all methods; math.MaxInt where nothing
	// limits them.
	Capacity() int
	// Load returns what each method is doing just now.
	Load() []MethodLoad
}

// MethodLoad is what one method of a handler is doing at a moment.
type MethodLoad struct {
	// Method is the name on the wire, such as GetById.
	Method string
	// Running is how many calls hold a slot: until their answers are out.
	Running int
	// Waiting is how many calls wait for a slot.
	Waiting int
	// Slots is how many calls may run at once; math.MaxInt where nothing limits them.
	Slots int
	// Demand is how many calls would run at once if nothing limited them: those that run, those
	// that wait, and those that were lately refused as BUSY, each for as long as a call mostly
	// takes. Unlike Running, it rises beyond the slots when there is more to do.
	Demand float64
}
