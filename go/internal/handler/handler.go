// Package handler serves the calls of a service: the stages that a call goes through are in
// serve_call.go.
package handler

import (
	"context"
	"log/slog"
	"os"
	"regexp"
	"sync"
	"sync/atomic"

	"github.com/zyra/autonats/go/internal/admission"
	pipeline "github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/clock"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/connection"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/limits"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/logging"
	"github.com/zyra/autonats/go/internal/natslink"
	"github.com/zyra/autonats/go/internal/options"
	"github.com/zyra/autonats/go/internal/rate"
	"github.com/zyra/autonats/go/internal/wire"
)

// Handler serves one service on one connection: one instance of it. It never closes the connection.
// Its life is drawn in life.go.
type Handler struct {
	service       *descriptor.Service
	options       options.Handler
	endpoints     []*endpoint
	shared        *connection.SharedConnection
	subject       string
	replyPrefixes []string
	events        logging.Events
	// invalid is what is wrong with the options or the service; Start fails with it.
	invalid *fault.Error

	alarm *clock.Deadlines
	// context has the values for the contexts of methods.
	context       atomic.Pointer[context.Context]
	workers       workers
	replies       *replies
	api           *serviceAPI
	subscriptions *subscriptions
	observers     []pipeline.Observer
	observed      *observedHandler
	life          life
	group         *groupMember
	// isLeaving reports whether it is about to take no more calls, and isCalledDirectly whether it was
	// called on its own subject since anybody looked.
	isLeaving, isCalledDirectly atomic.Bool

	// mu guards the state of calls.
	mu    sync.Mutex
	wheel clock.Wheel[*dueCall]
	// due are the calls that the wheel has found while it was turned.
	due []*servedCall
	// calls are those that run or wait, by where they are answered.
	calls callTable
	// keys are those that have idempotency keys.
	keys *keyedCalls
	// active counts the calls that run or wait, or whose answers are not out; idle is closed once
	// there are none, nil if nobody waits for that.
	active int
	idle   chan struct{}
	slots  *admission.Slots
	// turn is the endpoint that was the last to get a slot that all share.
	turn int
}

// instanceLength is how many characters an instance's id has, 71 bits: each one is part of what
// every call to the instance takes on the wire.
const instanceLength = 12

// NewHandler returns the handler of a service on a connection. It serves nothing before Start,
// which fails for invalid options.
func NewHandler(nc any, service *descriptor.Service, endpoints []Endpoint, given ...options.HandlerOption) *Handler {
	h := &Handler{service: service, options: options.NewHandler(given), calls: newCallTable()}
	if h.options.Instance == "" {
		h.options.Instance = wire.RandomToken(instanceLength)
	}
	h.keys = newKeyedCalls(keyLimitsOf(h.options.Idempotency))
	h.life = newLife()
	h.group = newGroupMember(h)
	h.subject = h.options.Prefix + "." + service.Subject
	h.events = logging.NewEvents(h.options.Logger, service.Name)
	h.alarm = clock.NewDeadlines(h.expire)
	h.observers = h.options.Observers
	if h.invalid = h.check(endpoints); h.invalid != nil {
		return h
	}
	if h.invalid = h.addEndpoints(endpoints); h.invalid != nil {
		return h
	}
	l, problem := natslink.LinkOf(nc)
	if problem != "" {
		h.invalid = fault.InvalidSetting(problem)
		return h
	}
	h.shared = connection.Of(l)
	h.replies = newReplies(h.shared, h.replyPrefixes, h.events)
	h.api = newServiceAPI(h)
	h.subscriptions = newSubscriptions(h.shared, h.events)
	h.tellCreated()
	return h
}

var semanticVersion = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

// check refuses invalid options.
func (h *Handler) check(endpoints []Endpoint) *fault.Error {
	if err := wire.CheckSubject("the subject", h.subject); err != nil {
		return err
	}
	tokens := [][2]string{{"the service", h.service.Name}, {"the queue group", h.options.QueueGroup}, {"the instance", h.options.Instance}}
	for _, endpoint := range endpoints {
		tokens = append(tokens, [2]string{"the method", endpoint.name})
	}
	for _, token := range tokens {
		if err := wire.CheckToken(token[0], token[1]); err != nil {
			return err
		}
	}
	prefixes, err := wire.CheckReplyPrefixes(h.options.ReplyPrefixes)
	if err != nil {
		return err
	}
	h.replyPrefixes = prefixes
	problem := codec.CheckLimits(h.options.Body)
	if problem == "" {
		problem = problemOfIdempotency(h.options.Idempotency)
	}
	switch {
	case h.options.OffersModel && h.service.Schema == "":
		return fault.InvalidSetting("offerModel: the generated code of " + h.service.Name + " has no model; generate it again")
	case problem != "":
		return fault.InvalidSetting(problem)
	case h.options.DrainTimeout < 0:
		return fault.InvalidSetting("the drain timeout must not be negative")
	case h.service.Version != "" && !semanticVersion.MatchString(h.service.Version):
		return fault.InvalidSetting("the version of the service must be a semantic one, such as 1.2.0")
	}
	return nil
}

// addEndpoints creates what serves the methods. The given endpoints are not changed: other handlers
// may serve them too.
func (h *Handler) addEndpoints(given []Endpoint) *fault.Error {
	names := make([]string, 0, len(given))
	for _, endpoint := range given {
		names = append(names, endpoint.name)
	}
	finder, err := limits.NewFinder(h.service.Name, names, h.options.Limits, os.Getenv)
	if err != nil {
		return fault.InvalidSetting(err.Error())
	}
	total, err := finder.Total()
	if err != nil {
		return fault.InvalidSetting(err.Error())
	}
	h.slots = admission.NewSlots(total)
	stacks := rate.New(stacksPerSecond)
	for _, endpointGiven := range given {
		resolved, err := finder.Of(endpointGiven.name, endpointGiven.concurrency)
		if err != nil {
			return fault.InvalidSetting(err.Error())
		}
		p := &endpoint{
			Endpoint: endpointGiven, handler: h, subject: h.subject + "." + endpointGiven.name, limits: resolved,
			observer:  newCallObserver(h.observers),
			log:       endpointLog{events: h.events, stacks: stacks},
			admission: admission.New[*servedCall](resolved.Concurrency, resolved.Queue, h.slots),
		}
		p.observed = p.observedMethod()
		p.intercept()
		h.endpoints = append(h.endpoints, p)
	}
	return nil
}

// Instance returns the id of this instance, by which the service API and CallInstance know it.
func (h *Handler) Instance() string {
	return h.options.Instance
}

// Ready reports whether the handler serves now: it was started, there is a connection, the server
// refuses none of its subscriptions, and it has not left its queue group.
func (h *Handler) Ready() bool {
	return h.life.is(serving) && h.shared.IsUp() && h.group.state() != pipeline.Ejected && len(h.subscriptions.denied()) == 0
}

func (h *Handler) base() context.Context {
	return *h.context.Load()
}

// watch lets the deadline of a call be watched. The lock is held.
func (h *Handler) watch(call *servedCall) {
	call.timer.Owner = (*dueCall)(call)
	h.wheel.Add(&call.timer)
}

// dueCall is a call as the wheel knows it.
type dueCall servedCall

// Expire notes that the deadline of the call has passed. The lock is held.
func (c *dueCall) Expire() {
	h := c.endpoint.handler
	h.due = append(h.due, (*servedCall)(c))
}

// expire ends the calls whose deadline has passed, and returns when to look again.
func (h *Handler) expire(at clock.Instant) clock.Instant {
	h.mu.Lock()
	next := h.wheel.Turn(at)
	due := h.due
	h.due = nil
	h.mu.Unlock()
	for _, call := range due {
		call.endpoint.cutShort(call, wire.TimedOutReply, wire.ExpiredReply, "EXPIRED", stoppedByDeadline)
	}
	return next
}

// onCancel stops the call that a message to the cancel subject names. A one-way call has no name.
func (h *Handler) onCancel(message link.Message) {
	if len(message.Body) == 0 || len(message.Body) > wire.MaxReplyLength {
		return
	}
	h.mu.Lock()
	call := h.calls.find(message.Body)
	h.mu.Unlock()
	if call != nil {
		call.endpoint.cutShort(call, wire.CancelledReply, wire.CancelledReply, "CANCELLED", stoppedByCancellation)
	}
}

func (h *Handler) logClosed(reason error) {
	h.events.Log(slog.LevelError, "the connection to NATS was lost permanently; this handler has ended", slog.Any("error", reason))
}
