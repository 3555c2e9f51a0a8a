package autonats

import (
	"log/slog"
	"time"
)

// ClientOption changes how a client calls.
type ClientOption interface {
	applyToClient(*clientOptions)
}

// HandlerOption changes how a handler serves.
type HandlerOption interface {
	applyToHandler(*handlerOptions)
}

// BothOption is for clients and handlers alike.
type BothOption interface {
	ClientOption
	HandlerOption
}

type clientOptions struct {
	prefix            string
	timeout           time.Duration
	waitForConnection bool
	logger            *slog.Logger
}

type handlerOptions struct {
	prefix       string
	queueGroup   string
	replyPrefix  string
	instance     string
	drainTimeout time.Duration
	logger       *slog.Logger
}

type clientOption func(*clientOptions)

func (o clientOption) applyToClient(options *clientOptions) { o(options) }

type handlerOption func(*handlerOptions)

func (o handlerOption) applyToHandler(options *handlerOptions) { o(options) }

type bothOption struct {
	clientOption
	handlerOption
}

// WithPrefix sets the first tokens of every subject. Clients and handlers must have the same. Default: autonats.
func WithPrefix(prefix string) BothOption {
	return bothOption{
		func(o *clientOptions) { o.prefix = prefix },
		func(o *handlerOptions) { o.prefix = prefix },
	}
}

// WithLogger sets what takes the events that no caller is told of, such as what a method has panicked with. Default: [slog.Default], as it is when
// something is logged.
func WithLogger(logger *slog.Logger) BothOption {
	return bothOption{
		func(o *clientOptions) { o.logger = logger },
		func(o *handlerOptions) { o.logger = logger },
	}
}

// WithTimeout sets how long the calls of a client have that do not say so themselves. More than five minutes count only where the method's own time is
// longer. Default: each method's own.
func WithTimeout(timeout time.Duration) ClientOption {
	return clientOption(func(o *clientOptions) { o.timeout = timeout })
}

// WithWaitForConnection makes calls wait for the connection, until their deadline, when there is none. By default they fail at once as not sent.
func WithWaitForConnection() ClientOption {
	return clientOption(func(o *clientOptions) { o.waitForConnection = true })
}

// WithQueueGroup sets the group of handlers that share the calls; each group gets every call. Default: autonats.
func WithQueueGroup(group string) HandlerOption {
	return handlerOption(func(o *handlerOptions) { o.queueGroup = group })
}

// WithReplyPrefix sets how the subjects begin that a handler may reply to; a request with another one is dropped. It is to be set where clients connect
// with an inbox prefix of their own. Default: _INBOX. with the dot.
func WithReplyPrefix(prefix string) HandlerOption {
	return handlerOption(func(o *handlerOptions) { o.replyPrefix = prefix })
}

// WithInstance sets the id of a handler, a token that no other instance has. Default: a random one.
func WithInstance(id string) HandlerOption {
	return handlerOption(func(o *handlerOptions) { o.instance = id })
}

// WithDrainTimeout sets how long a shutdown waits for calls that run or wait. Default: 30 seconds.
func WithDrainTimeout(timeout time.Duration) HandlerOption {
	return handlerOption(func(o *handlerOptions) { o.drainTimeout = timeout })
}

func newClientOptions(given []ClientOption) clientOptions {
	options := clientOptions{prefix: defaultPrefix}
	for _, option := range given {
		option.applyToClient(&options)
	}
	return options
}

func newHandlerOptions(given []HandlerOption) handlerOptions {
	options := handlerOptions{
		prefix:       defaultPrefix,
		queueGroup:   defaultQueueGroup,
		replyPrefix:  defaultReplyPrefix,
		drainTimeout: 30 * time.Second,
	}
	for _, option := range given {
		option.applyToHandler(&options)
	}
	return options
}
