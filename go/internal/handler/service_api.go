package handler

import (
	"encoding/json"
	"strings"
	"sync"
	"time"

	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/rate"
	"github.com/zyra/autonats/go/internal/wire"
)

// answersPerSecond is how many answers each verb gets.
const answersPerSecond = 100

// serviceAPI answers the requests of the service API of ADR-32, which NATS tools send to every
// instance of every service.
type serviceAPI struct {
	handler *Handler
	started time.Time

	mu sync.Mutex
	// written has the answers that stay the same, by verb, and denied for what the server refused
	// they were written.
	written map[string][]byte
	denied  string
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
	Name                  string       `json:"name"`
	Subject               string       `json:"subject"`
	QueueGroup            string       `json:"queue_group"`
	NumRequests           int64        `json:"num_requests"`
	NumErrors             int64        `json:"num_errors"`
	LastError             string       `json:"last_error"`
	ProcessingTime        int64        `json:"processing_time"`
	AverageProcessingTime int64        `json:"average_processing_time"`
	Data                  endpointLoad `json:"data"`
}

type endpointLoad struct {
	Running int   `json:"running"`
	Waiting int   `json:"waiting"`
	Slots   int   `json:"slots"`
	Refused int64 `json:"refused"`
	// Demand is that of MethodLoad.
	Demand float64 `json:"demand"`
	Denied bool    `json:"denied"`
	State  string  `json:"state"`
}

func newServiceAPI(h *Handler) *serviceAPI {
	return &serviceAPI{handler: h, started: time.Now().UTC(), written: make(map[string][]byte)}
}

// listenings returns the subjects on which an instance is asked: all services, all instances of
// this one, and this instance.
func (a *serviceAPI) listenings() (all []listening) {
	name, id := a.handler.service.Name, a.handler.options.Instance
	for _, verb := range []string{"PING", "INFO", "STATS"} {
		limit := rate.New(answersPerSecond)
		receive := func(message link.Message) {
			if wire.IsReplySubject(message.Reply, a.handler.replyPrefixes) && limit.Take(now()) {
				a.handler.replies.tell(message.Reply, a.bodyOf(verb))
			}
		}
		for _, subject := range []string{"$SRV." + verb, "$SRV." + verb + "." + name, "$SRV." + verb + "." + name + "." + id} {
			all = append(all, listening{subject: subject, receive: receive})
		}
	}
	if a.handler.options.OffersModel {
		all = append(all, a.handler.offerModel())
	}
	return all
}

func (a *serviceAPI) bodyOf(verb string) []byte {
	denied := a.handler.subscriptions.denied()
	if verb == "STATS" {
		return a.stats(denied)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if key := strings.Join(denied, ","); key != a.denied {
		a.denied = key
		clear(a.written)
	}
	if a.written[verb] == nil {
		var answer any = a.identity("ping", denied)
		if verb == "INFO" {
			answer = a.info(denied)
		}
		a.written[verb], _ = json.Marshal(answer)
	}
	return a.written[verb]
}

func (a *serviceAPI) identity(verb string, denied []string) serviceIdentity {
	version := a.handler.service.Version
	if version == "" {
		version = "0.0.0"
	}
	metadata := map[string]string{"autonats-protocol": wire.ProtocolVersion, "autonats-features": wire.Features}
	if a.handler.options.OffersModel {
		metadata["autonats-model"] = "gzip"
	}
	if len(denied) > 0 {
		metadata["autonats-denied"] = strings.Join(denied, ",")
	}
	return serviceIdentity{
		Type:     "io.nats.micro.v1." + verb + "_response",
		Name:     a.handler.service.Name,
		ID:       a.handler.options.Instance,
		Version:  version,
		Metadata: metadata,
	}
}

func (a *serviceAPI) info(denied []string) serviceInfo {
	info := serviceInfo{serviceIdentity: a.identity("info", denied), Description: a.handler.service.Description, Endpoints: []endpointInfo{}}
	for _, endpoint := range a.handler.endpoints {
		info.Endpoints = append(info.Endpoints, endpointInfo{
			Name:       endpoint.name,
			Subject:    endpoint.subject,
			QueueGroup: a.handler.options.QueueGroup,
			Metadata:   map[string]string{"autonats-kind": string(endpoint.kind()), "autonats-fingerprint": endpoint.fingerprint},
		})
	}
	return info
}

func (a *serviceAPI) stats(denied []string) []byte {
	stats := serviceStats{serviceIdentity: a.identity("stats", denied), Started: a.started.Format(time.RFC3339Nano), Endpoints: []endpointStatistics{}}
	for _, endpoint := range a.handler.endpoints {
		stats.Endpoints = append(stats.Endpoints, endpoint.statistics(denied))
	}
	body, _ := json.Marshal(stats)
	return body
}

func (p *endpoint) statistics(denied []string) endpointStatistics {
	p.handler.mu.Lock()
	defer p.handler.mu.Unlock()
	load := p.load(now())
	statistics := endpointStatistics{
		Name:           p.name,
		Subject:        p.subject,
		QueueGroup:     p.handler.options.QueueGroup,
		NumRequests:    p.stats.requests,
		NumErrors:      p.stats.errors,
		LastError:      p.stats.lastError,
		ProcessingTime: int64(p.stats.processing),
		Data: endpointLoad{
			Running: load.Running, Waiting: load.Waiting, Slots: p.admission.Slots(), Refused: p.stats.refused, Demand: load.Demand,
			State: string(p.handler.group.ejection.State()),
		},
	}
	for _, name := range denied {
		statistics.Data.Denied = statistics.Data.Denied || name == p.name
	}
	if p.stats.requests > 0 {
		statistics.AverageProcessingTime = statistics.ProcessingTime / p.stats.requests
	}
	return statistics
}
