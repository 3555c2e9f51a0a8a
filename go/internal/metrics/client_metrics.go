package metrics

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/zyra/autonats/go/internal/call"
	"github.com/zyra/autonats/go/internal/fault"
)

// clientMetrics counts the calls of clients.
type clientMetrics struct {
	methods        *PerMethod[*clientMethod]
	breakerChanges func(attributes ...string) Count
}

// clientMethod counts the calls of one method.
type clientMethod struct {
	name, major string
	active      atomic.Int64
	ended       *series[fault.Code, Record]
	rejected    *series[string, Count]
	retried     *series[string, Count]
	denied      *series[string, Count]
}

func newClientMetrics(meter Meter) *clientMetrics {
	duration, rejected := meter.Histogram(ClientDuration), meter.Counter(ClientRejected)
	retries, denied := meter.Counter(ClientRetries), meter.Counter(ClientRetriesDenied)
	m := &clientMetrics{breakerChanges: meter.Counter(ClientBreakerChanges), methods: NewPerMethod(func(c *call.ObservedCall) *clientMethod {
		name, major, address := nameOf(c), majorOf(c.Version), addressOf(c)
		return &clientMethod{
			name: name, major: major,
			ended: newSeries(func(code fault.Code) Record {
				return duration("autonats", name, statusOf(code), string(code), major, address)
			}),
			rejected: newSeries(func(reason string) Count { return rejected(name, major, reason) }),
			retried:  newSeries(func(reason string) Count { return retries(name, major, reason) }),
			denied:   newSeries(func(reason string) Count { return denied(name, major, reason) }),
		}
	})}
	meter.Observe([]*Metric{ClientActive}, m.show)
	return m
}

func (m *clientMetrics) started(c *call.ObservedCall) {
	m.methods.Of(c).active.Add(1)
}

func (m *clientMetrics) settled(c *call.ObservedCall, err error, took time.Duration) {
	method, code := m.methods.Of(c), fault.CodeOf(err)
	method.active.Add(-1)
	method.ended.of(code)(took.Seconds(), c.Trace)
	if err == nil {
		return
	}
	switch fault.OutcomeOf(err) {
	case fault.OutcomeNotSent, fault.OutcomeNotDelivered, fault.OutcomeRejected:
		method.rejected.of(reasonOf(err, code))(c.Trace)
	}
}

func (m *clientMetrics) retried(c *call.ObservedCall, _ int, err error, _ time.Duration) {
	m.methods.Of(c).retried.of(reasonOf(err, fault.CodeOf(err)))(c.Trace)
}

func (m *clientMetrics) denied(c *call.ObservedCall, _ int, err error) {
	m.methods.Of(c).denied.of(reasonOf(err, fault.CodeOf(err)))(c.Trace)
}

func (m *clientMetrics) breakerChanged(b call.ObservedBreaker) {
	m.breakerChanges(b.Service+"/"+b.Method, majorOf(b.Version), b.State)(nil)
}

// show adds up methods of the same name: clients may have several prefixes.
func (m *clientMetrics) show(show Show) {
	sums := map[[2]string]float64{}
	for _, method := range m.methods.all() {
		sums[[2]string{method.name, method.major}] += float64(method.active.Load())
	}
	for names, active := range sums {
		show(ClientActive, active, names[0], names[1])
	}
}

// reasonOf returns why a call or an attempt has failed: the reason if there is one, else the code.
// Without an error, an attempt is made beside one that has not failed.
func reasonOf(err error, code fault.Code) string {
	if err == nil {
		return "HEDGE"
	}
	var failed *fault.Error
	if errors.As(err, &failed) && failed != nil && failed.Reason != "" {
		return string(failed.Reason)
	}
	return string(code)
}
