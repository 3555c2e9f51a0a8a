package autonats

import (
	"context"
	"log/slog"
	"regexp"
	"sync"
	"sync/atomic"

	"github.com/nats-io/nats.go"
)

// Handler serves one service on one connection: one instance of it. It never closes the connection.
type Handler struct {
	service   *Service
	endpoints []*endpoint
	options   handlerOptions
	link      *link
	subject   string
	events    events
	// invalid is what is wrong with the options or the service; Run fails with it.
	invalid *Error

	// base has the values for the contexts of methods.
	base    atomic.Pointer[context.Context]
	alarm   *alarm
	workers workers
	replies *replies
	api     *serviceAPI
	// active counts the calls that run or wait.
	active atomic.Int64
	idle   chan struct{}

	mu      sync.Mutex
	state   handlerState
	serving []*nats.Subscription
	// control outlasts serving: calls that are given up while the handler stops are still to be told so.
	control []*nats.Subscription
	unwatch func() bool
	denied  *listener
	done    chan struct{}
}

type handlerState int

const (
	notStarted handlerState = iota
	starting
	serving
	stopping
)

// NewHandler makes the handler of a service on a connection. Nothing is served before Run, which fails for options that cannot work.
func NewHandler(nc *nats.Conn, service *Service, endpoints []Endpoint, options ...HandlerOption) *Handler {
	h := &Handler{
		service: service,
		options: newHandlerOptions(options),
		idle:    make(chan struct{}, 1),
		done:    make(chan struct{}),
	}
	if h.options.instance == "" {
		h.options.instance = randomToken(22)
	}
	h.subject = h.options.prefix + "." + service.Subject
	h.events = events{h.options.logger, service.Name}
	h.alarm = newAlarm(h.expire)
	for _, given := range endpoints {
		given.handler = h
		given.subject = h.subject + "." + given.name
		h.endpoints = append(h.endpoints, given.endpoint)
	}
	h.api = newServiceAPI(h)
	h.denied = &listener{onSubscribeDenied: h.onDenied}
	if h.invalid = h.check(nc); h.invalid == nil {
		h.link = linkOf(nc)
		h.replies = newReplies(h.link, h.events, h.options.replyPrefix)
	}
	return h
}

// replyPrefixText is how subjects may begin that a handler replies to: whole tokens, and perhaps a dot.
var replyPrefixText = regexp.MustCompile(`^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*\.?$`)

var semanticVersion = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`)

func (h *Handler) check(nc *nats.Conn) *Error {
	if nc == nil {
		return invalidSetting("the connection is nil")
	}
	if err := checkSubject("the subject", h.subject); err != nil {
		return err
	}
	for what, token := range map[string]string{"the service": h.service.Name, "the queue group": h.options.queueGroup, "the instance": h.options.instance} {
		if err := checkToken(what, token); err != nil {
			return err
		}
	}
	for _, endpoint := range h.endpoints {
		if err := checkToken("the method", endpoint.name); err != nil {
			return err
		}
	}
	if !replyPrefixText.MatchString(h.options.replyPrefix) {
		return invalidSetting("the reply prefix must be the beginning of a subject, such as _INBOX.")
	}
	if h.options.drainTimeout < 0 {
		return invalidSetting("the drain timeout must not be negative")
	}
	if h.service.Version != "" && !semanticVersion.MatchString(h.service.Version) {
		return invalidSetting("the version of the service must be a semantic one, such as 1.2.0")
	}
	return nil
}

// Instance gives the id of this instance, by which the service API and [CallInstance] know it.
func (h *Handler) Instance() string {
	return h.options.instance
}

// Done gives a channel that is closed once the handler has been shut down, by whichever way.
func (h *Handler) Done() <-chan struct{} {
	return h.done
}

func (h *Handler) expire(now instant) instant {
	next := never
	for _, endpoint := range h.endpoints {
		next = min(next, endpoint.expire(now))
	}
	return next
}

// onCallEnded is called after each call that was admitted.
func (h *Handler) onCallEnded() {
	if h.active.Add(-1) == 0 {
		select {
		case h.idle <- struct{}{}:
		default:
		}
	}
}

// onCancel stops what a message to the cancel subject names.
func (h *Handler) onCancel(message *nats.Msg) {
	if len(message.Data) == 0 || len(message.Data) > maxReplyLength {
		return
	}
	reply := string(message.Data)
	for _, endpoint := range h.endpoints {
		endpoint.cancel(reply)
	}
}

// onDirect takes a request that was sent to this very instance.
func (h *Handler) onDirect(message *nats.Msg) {
	method := message.Subject[len(h.subject)+1:]
	method = method[:max(0, len(method)-len(h.options.instance)-1)]
	for _, endpoint := range h.endpoints {
		if endpoint.name == method {
			endpoint.receive(message)
			return
		}
	}
	if isReplySubject(message.Reply, h.options.replyPrefix) {
		h.replies.sendError(&servedCall{reply: message.Reply}, unimplementedReply)
	}
}

// onDenied logs that a subscription was refused, which may also happen long after the start: when the connection comes back.
func (h *Handler) onDenied(subject string) {
	for _, subscription := range h.subscriptions() {
		if subscription.Subject == subject {
			h.events.log(slog.LevelError, "the NATS server does not let this handler subscribe; it is deaf there", slog.String("subject", subject))
		}
	}
}

func (h *Handler) subscriptions() []*nats.Subscription {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append(append([]*nats.Subscription(nil), h.serving...), h.control...)
}
