package metrics

import (
	"time"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
)

// handlerMetrics counts the requests of handlers.
type handlerMetrics struct {
	methods   *PerMethod[*handlerMethod]
	ejections func(attributes ...string) Count
}

// handlerMethod counts the requests of one method.
type handlerMethod struct {
	waited   Record
	repeated Count
	ended    *series[fault.Code, Record]
	refused  *series[string, Count]
}

func newHandlerMetrics(meter Meter) *handlerMetrics {
	duration, rejected, wait := meter.Histogram(ServerDuration), meter.Counter(ServerRejected), meter.Histogram(ServerQueueWait)
	repeated := meter.Counter(ServerRepeated)
	return &handlerMetrics{ejections: meter.Counter(ServerEjections), methods: NewPerMethod(func(c *call.ObservedCall) *handlerMethod {
		name, major := nameOf(c), majorOf(c.Version)
		return &handlerMethod{
			waited:   wait(name, major),
			repeated: repeated(name, major),
			ended: newSeries(func(code fault.Code) Record {
				return duration("autonats", name, statusOf(code), serverError(code), major)
			}),
			refused: newSeries(func(reason string) Count { return rejected(name, major, reason) }),
		}
	})}
}

func (m *handlerMetrics) refused(c *call.ObservedCall, reason string) {
	m.methods.Of(c).refused.of(reason)(c.Trace)
}

func (m *handlerMetrics) repeated(c *call.ObservedCall) {
	m.methods.Of(c).repeated(c.Trace)
}

func (m *handlerMetrics) started(c *call.ObservedCall, waited time.Duration) {
	m.methods.Of(c).waited(waited.Seconds(), c.Trace)
}

func (m *handlerMetrics) settled(c *call.ObservedCall, code fault.Code, took time.Duration) {
	m.methods.Of(c).ended.of(code)(took.Seconds(), c.Trace)
}

// created shows the ejections of a handler before there are any, so that the first one is seen.
func (m *handlerMetrics) created(handler call.ObservedHandler) {
	m.ejections(handler.Service(), majorOf(handler.Version()))
}

func (m *handlerMetrics) changed(state call.HandlerState, handler call.ObservedHandler) {
	if state == call.Ejected {
		m.ejections(handler.Service(), majorOf(handler.Version()))(nil)
	}
}
