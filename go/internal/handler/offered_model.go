package handler

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"sync"

	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/rate"
	"github.com/zyra/autonats/go/internal/wire"
)

// modelsPerSecond is how many models an instance gives: an answer is long, and the question is not.
const modelsPerSecond = 10

// offeredModel is the model as plain JSON: Schema has the shapes, and the rest says what they do
// not.
type offeredModel struct {
	Format      int             `json:"format"`
	Name        string          `json:"name"`
	Subject     string          `json:"subject"`
	Version     string          `json:"version,omitempty"`
	Description string          `json:"description,omitempty"`
	Methods     []offeredMethod `json:"methods"`
	Schema      json.RawMessage `json:"schema"`
}

type offeredMethod struct {
	Name        string  `json:"name"`
	TimeoutMs   float64 `json:"timeoutMs"`
	Concurrency int     `json:"concurrency"`
	Idempotent  bool    `json:"idempotent"`
}

// offerModel returns where the instance answers with its model, gzipped: what a tool needs to
// compare it with another version, or to generate a client. Nothing is written or compressed before
// the first one asks.
func (h *Handler) offerModel() listening {
	limit := rate.New(modelsPerSecond)
	compressed := sync.OnceValue(h.compressModel)
	return listening{subject: h.subject + ".model." + h.options.Instance, name: "model", receive: func(message link.Message) {
		if wire.IsReplySubject(message.Reply, h.replyPrefixes) && limit.Take(now()) {
			h.replies.tell(message.Reply, compressed())
		}
	}}
}

func (h *Handler) compressModel() []byte {
	model := offeredModel{
		Format:      1,
		Name:        h.service.Name,
		Subject:     h.service.Subject,
		Version:     h.service.Version,
		Description: h.service.Description,
		Methods:     []offeredMethod{},
		Schema:      json.RawMessage(h.service.Schema),
	}
	for _, endpoint := range h.endpoints {
		model.Methods = append(model.Methods, offeredMethod{
			Name:        endpoint.name,
			TimeoutMs:   float64(endpoint.timeout.Microseconds()) / 1000,
			Concurrency: endpoint.concurrency,
			Idempotent:  endpoint.idempotent,
		})
	}
	text, _ := json.Marshal(model)
	var body bytes.Buffer
	writer := gzip.NewWriter(&body)
	_, _ = writer.Write(text)
	_ = writer.Close()
	return body.Bytes()
}
