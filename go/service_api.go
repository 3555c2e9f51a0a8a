package autonats

import (
	"encoding/json"
	"time"

	"github.com/nats-io/nats.go"
)

// serviceAPI answers what NATS tools ask of every instance of every service, as ADR-32 lays it down.
type serviceAPI struct {
	handler *Handler
	started time.Time
	ping    []byte
	info    []byte
}

// serviceIdentity is at the head of every answer.
type serviceIdentity struct {
	Type     string            `json:"type"`
	Name     string            `json:"name"`
	ID       string            `json:"id"`
	Version  string            `json:"version"`
	Metadata map[string]string `json:"metadata"`
}

type serviceInfo struct {
	serviceIdentity
	Description string         `json:"description"`
	Endpoints   []endpointInfo `json:"endpoints"`
}

type endpointInfo struct {
	Name       string            `json:"name"`
	Subject    string            `json:"subject"`
	QueueGroup string            `json:"queue_group"`
	Metadata   map[string]string `json:"metadata"`
}

type serviceStats struct {
	serviceIdentity
	Started   string               `json:"started"`
	Endpoints []endpointStatistics `json:"endpoints"`
}

// endpointStatistics has times in whole nanoseconds.
type endpointStatistics struct {
	Name                  string `json:"name"`
	Subject               string `json:"subject"`
	QueueGroup            string `json:"queue_group"`
	NumRequests           int64  `json:"num_requests"`
	NumErrors             int64  `json:"num_errors"`
	LastError             string `json:"last_error"`
	ProcessingTime        int64  `json:"processing_time"`
	AverageProcessingTime int64  `json:"average_processing_time"`
}

func newServiceAPI(h *Handler) *serviceAPI {
	api := &serviceAPI{handler: h, started: time.Now().UTC()}
	api.ping, _ = json.Marshal(api.identity("ping"))
	info := serviceInfo{serviceIdentity: api.identity("info"), Description: h.service.Description, Endpoints: []endpointInfo{}}
	for _, endpoint := range h.endpoints {
		kind := "unary"
		if endpoint.oneWay {
			kind = "oneWay"
		}
		info.Endpoints = append(info.Endpoints, endpointInfo{
			Name:       endpoint.name,
			Subject:    endpoint.subject,
			QueueGroup: h.options.queueGroup,
			Metadata:   map[string]string{"autonats-kind": kind, "autonats-fingerprint": endpoint.fingerprint},
		})
	}
	api.info, _ = json.Marshal(info)
	return api
}

func (a *serviceAPI) identity(verb string) serviceIdentity {
	version := a.handler.service.Version
	if version == "" {
		version = "0.0.0"
	}
	return serviceIdentity{
		Type:     "io.nats.micro.v1." + verb + "_response",
		Name:     a.handler.service.Name,
		ID:       a.handler.options.instance,
		Version:  version,
		Metadata: map[string]string{},
	}
}

// answers gives what to subscribe to, and how to answer there.
func (a *serviceAPI) answers() map[string]nats.MsgHandler {
	verbs := map[string]func() []byte{
		"PING":  func() []byte { return a.ping },
		"INFO":  func() []byte { return a.info },
		"STATS": a.stats,
	}
	answers := make(map[string]nats.MsgHandler)
	for verb, write := range verbs {
		answer := func(message *nats.Msg) {
			if isReplySubject(message.Reply, a.handler.options.replyPrefix) {
				a.handler.replies.post(parcel{subject: message.Reply, body: write()})
			}
		}
		subject := "$SRV." + verb
		answers[subject] = answer
		answers[subject+"."+a.handler.service.Name] = answer
		answers[subject+"."+a.handler.service.Name+"."+a.handler.options.instance] = answer
	}
	return answers
}

func (a *serviceAPI) stats() []byte {
	stats := serviceStats{serviceIdentity: a.identity("stats"), Started: a.started.Format(time.RFC3339Nano), Endpoints: []endpointStatistics{}}
	for _, endpoint := range a.handler.endpoints {
		stats.Endpoints = append(stats.Endpoints, endpoint.statistics())
	}
	body, _ := json.Marshal(stats)
	return body
}

func (p *endpoint) statistics() endpointStatistics {
	p.mu.Lock()
	defer p.mu.Unlock()
	statistics := endpointStatistics{
		Name:           p.name,
		Subject:        p.subject,
		QueueGroup:     p.handler.options.queueGroup,
		NumRequests:    p.stats.requests,
		NumErrors:      p.stats.errors,
		LastError:      p.stats.lastError,
		ProcessingTime: int64(p.stats.processing),
	}
	if p.stats.requests > 0 {
		statistics.AverageProcessingTime = statistics.ProcessingTime / p.stats.requests
	}
	return statistics
}
