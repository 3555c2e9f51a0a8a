package autonatsprom

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/zyra/autonats/go/observe"
)

// load asks handlers and connections for their state whenever metrics are read.
type load struct{ health *health }

// Describe sends the descriptions of the metrics.
func (l *load) Describe(descriptions chan<- *prometheus.Desc) {
	for _, m := range []metric{
		serverActive, serverLimit, serverUtilization, serverQueueSize, serverCapacity, serverAvailable, serverDemand, connectionStatus,
	} {
		descriptions <- m.description()
	}
}

// methodKey is what the load of handlers is added up by.
type methodKey struct{ name, major string }

// Collect reads the metrics.
func (l *load) Collect(metrics chan<- prometheus.Metric) {
	handlers, connections := l.health.known()
	methods, services := loadOf(handlers)
	send := func(m metric, value float64, labels ...string) {
		metrics <- prometheus.MustNewConstMetric(m.description(), prometheus.GaugeValue, value, labels...)
	}
	for key, sum := range methods {
		send(serverActive, sum.running, key.name, key.major)
		send(serverLimit, sum.slots, key.name, key.major)
		send(serverUtilization, sum.running/sum.slots, key.name, key.major)
		send(serverQueueSize, sum.waiting, key.name, key.major)
	}
	for key, sum := range services {
		send(serverCapacity, sum.slots, key.name, key.major)
		send(serverAvailable, sum.slots-sum.running, key.name, key.major)
		send(serverDemand, sum.demand, key.name, key.major)
	}
	states := map[string]float64{"up": 0, "down": 0, "closed": 0}
	for _, connection := range connections {
		states[connection.Status()]++
	}
	for state, count := range states {
		send(connectionStatus, count, state)
	}
}

// sums are those of methods or services of the same name.
type sums struct{ running, waiting, slots, demand float64 }

func loadOf(handlers []observe.Handler) (methods, services map[methodKey]sums) {
	methods, services = map[methodKey]sums{}, map[methodKey]sums{}
	for _, handler := range handlers {
		major := majorOf(handler.Version())
		serviceName := methodKey{handler.Service(), major}
		service := services[serviceName]
		service.slots += amount(handler.Capacity())
		for _, each := range handler.Load() {
			key := methodKey{handler.Service() + "/" + each.Method, major}
			method := methods[key]
			method.running += float64(each.Running)
			method.waiting += float64(each.Waiting)
			method.slots += amount(each.Slots)
			methods[key] = method
			service.running += float64(each.Running)
			service.demand += each.Demand
		}
		services[serviceName] = service
	}
	return methods, services
}
