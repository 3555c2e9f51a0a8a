package metrics

import "github.com/zyra/autonats/go/internal/call"

// loadMetrics has what handlers are asked for whenever metrics are read.
var loadMetrics = []*Metric{ServerActive, ServerLimit, ServerUtilization, ServerQueueSize, ServerCapacity, ServerAvailable, ServerDemand, ServerEjected}

// loadKey is what the load of handlers is added up by.
type loadKey struct{ name, major string }

func (h *health) showLoad(show Show) {
	handlers, _ := h.known()
	methods, services := loadOf(handlers)
	for key, sum := range methods {
		show(ServerActive, sum.running, key.name, key.major)
		show(ServerLimit, sum.slots, key.name, key.major)
		show(ServerUtilization, sum.running/sum.slots, key.name, key.major)
		show(ServerQueueSize, sum.waiting, key.name, key.major)
	}
	for key, sum := range services {
		show(ServerCapacity, sum.slots, key.name, key.major)
		show(ServerAvailable, sum.slots-sum.running, key.name, key.major)
		show(ServerDemand, sum.demand, key.name, key.major)
		show(ServerEjected, sum.ejected, key.name, key.major)
	}
}

func (h *health) showConnections(show Show) {
	_, connections := h.known()
	states := map[string]float64{"up": 0, "down": 0, "closed": 0}
	for _, connection := range connections {
		states[connection.Status()]++
	}
	for state, count := range states {
		show(ConnectionStatus, count, state)
	}
}

// sums are those of methods or services of the same name.
type sums struct{ running, waiting, slots, demand, ejected float64 }

func loadOf(handlers []call.ObservedHandler) (methods, services map[loadKey]sums) {
	methods, services = map[loadKey]sums{}, map[loadKey]sums{}
	for _, handler := range handlers {
		major := majorOf(handler.Version())
		serviceName := loadKey{handler.Service(), major}
		service := services[serviceName]
		service.slots += amount(handler.Capacity())
		if state := handler.State(); state == call.Ejected || state == call.Probing {
			service.ejected++
		}
		for _, each := range handler.Load() {
			key := loadKey{handler.Service() + "/" + each.Method, major}
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
