package autonats

import (
	"log/slog"
	"time"

	"github.com/zyra/autonats/go/internal/limits"
	"github.com/zyra/autonats/go/internal/options"
)

// ClientOption changes how a client calls.
type ClientOption = options.ClientOption

// HandlerOption changes how a handler serves.
type HandlerOption = options.HandlerOption

// BothOption is for clients and handlers alike.
type BothOption = options.BothOption

type clientOption func(*options.Client)

// ApplyToClient applies the option.
func (o clientOption) ApplyToClient(to *options.Client) { o(to) }

type handlerOption func(*options.Handler)

// ApplyToHandler applies the option.
func (o handlerOption) ApplyToHandler(to *options.Handler) { o(to) }

type bothOption struct {
	clientOption
	handlerOption
}

// WithPrefix sets the first tokens of every subject. Clients and handlers must have the same.
// Default: autonats.
func WithPrefix(prefix string) BothOption {
	return bothOption{
		func(o *options.Client) { o.Prefix = prefix },
		func(o *options.Handler) { o.Prefix = prefix },
	}
}

// WithLogger sets the logger for events that are not reported to callers, such as the panic of a
// method. Default: [slog.Default] at the time of the event.
func WithLogger(logger *slog.Logger) BothOption {
	return bothOption{
		func(o *options.Client) { o.Logger = logger },
		func(o *options.Handler) { o.Logger = logger },
	}
}

// WithInterceptors sets the interceptors that wrap each call, the first outermost. Repeated use
// adds to the list.
func WithInterceptors(interceptors ...Interceptor) BothOption {
	return bothOption{
		func(o *options.Client) { o.Interceptors = append(o.Interceptors, interceptors...) },
		func(o *options.Handler) { o.Interceptors = append(o.Interceptors, interceptors...) },
	}
}

// WithObservers sets the observers that are notified of the stages of each call. Repeated use adds
// to the list.
func WithObservers(observers ...Observer) BothOption {
	return bothOption{
		func(o *options.Client) { o.Observers = append(o.Observers, observers...) },
		func(o *options.Handler) { o.Observers = append(o.Observers, observers...) },
	}
}

// WithMaxDepth sets how deeply the values of requests and results may be nested, from 1 to 1000.
// Default: 64.
func WithMaxDepth(depth int) BothOption {
	return bothOption{
		func(o *options.Client) { o.Body.Depth = depth },
		func(o *options.Handler) { o.Body.Depth = depth },
	}
}

// WithMaxElements sets how many elements a list, or keys an object, may have in requests and
// results. Default: any number that fits into a message.
func WithMaxElements(elements int) BothOption {
	return bothOption{
		func(o *options.Client) { o.Body.Elements = elements },
		func(o *options.Handler) { o.Body.Elements = elements },
	}
}

// WithTimeout sets the default timeout of a client's calls. More than five minutes are possible
// only if the method's own timeout is longer. Default: each method's own.
func WithTimeout(timeout time.Duration) ClientOption {
	return clientOption(func(o *options.Client) { o.Timeout = timeout })
}

// WithWaitForReady lets calls wait, until their deadline, while there is no connection, or nobody
// serves their method. By default they fail, at once or after a few attempts.
func WithWaitForReady() ClientOption {
	return clientOption(func(o *options.Client) { o.WaitForReady = true })
}

// WithMaxUnconfirmedBytes sets how many bytes the connection may hold, waiting or not confirmed by
// the server. Beyond them calls fail at once, not sent. Default: 16 MiB.
func WithMaxUnconfirmedBytes(bytes int) ClientOption {
	return clientOption(func(o *options.Client) { o.MaxUnconfirmedBytes = bytes })
}

// WithModel lets a handler give its model to whoever may ask for it over NATS: autonats diff,
// autonats breaking and autonats pull do.
func WithModel() HandlerOption {
	return handlerOption(func(o *options.Handler) { o.OffersModel = true })
}

// WithQueueGroup sets the group of handlers that share the calls; each group gets every call.
// Default: autonats.
func WithQueueGroup(group string) HandlerOption {
	return handlerOption(func(o *options.Handler) { o.QueueGroup = group })
}

// WithReplyPrefix sets the prefixes of the subjects that a handler may reply to; a request with
// another reply subject is dropped. Set it if clients connect with an inbox prefix of their own. A
// missing dot at the end is added. Default: _INBOX. and _R_., where the server sends the replies to
// callers of other accounts.
func WithReplyPrefix(prefixes ...string) HandlerOption {
	return handlerOption(func(o *options.Handler) { o.ReplyPrefixes = prefixes })
}

// WithInstance sets the id of a handler, a token that no other instance has. Default: a random one.
func WithInstance(id string) HandlerOption {
	return handlerOption(func(o *options.Handler) { o.Instance = id })
}

// WithDrainTimeout sets how long a shutdown waits for calls that run or wait. Default: 30 seconds.
func WithDrainTimeout(timeout time.Duration) HandlerOption {
	return handlerOption(func(o *options.Handler) { o.DrainTimeout = timeout })
}

// WithLimits sets limits of this deployment that override those of the interface.
func WithLimits(given Limits) HandlerOption {
	to := limits.Given{Method: limits.Method(given.MethodLimits), Total: given.Total}
	if given.Methods != nil {
		to.Methods = make(map[string]limits.Method, len(given.Methods))
		for name, method := range given.Methods {
			to.Methods[name] = limits.Method(method)
		}
	}
	return handlerOption(func(o *options.Handler) { o.Limits = to })
}
