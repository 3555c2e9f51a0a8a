package autonatsotel

import (
	"strings"
	"time"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// described is what is known of a call on either side when its span starts.
type described struct {
	service, version, method, subject string
	isOneWay                          bool
}

func describe(call *autonats.ObservedCall) *described {
	return &described{call.Service, call.Version, call.Method, call.Subject, call.Kind == "oneWay"}
}

// clientName returns the name of the span at the client.
func (d *described) clientName() string { return "autonats:" + d.service + "Client:" + d.method }

// serverName returns the name of the span at the handler.
func (d *described) serverName() string { return "autonats:" + d.service + "Server:" + d.method }

// client returns kind and attributes of the span at the client. timeout is what the call has.
func (d *described) client(timeout time.Duration) []trace.SpanStartOption {
	attributes := append(d.common(),
		attribute.String(serverAddress, strings.TrimSuffix(d.subject, "."+d.method)),
		attribute.Float64(callTimeout, timeout.Seconds()))
	if !d.isOneWay {
		return start(trace.SpanKindClient, attributes)
	}
	return start(trace.SpanKindProducer, append(attributes, d.messaging("publish", "send")...))
}

// server returns kind and attributes of the span at the handler.
func (d *described) server() []trace.SpanStartOption {
	if !d.isOneWay {
		return start(trace.SpanKindServer, d.common())
	}
	return start(trace.SpanKindConsumer, append(d.common(), d.messaging("process", "process")...))
}

func (d *described) common() []attribute.KeyValue {
	attributes := []attribute.KeyValue{
		attribute.String(rpcSystemName, system),
		attribute.String(rpcMethod, d.service+"/"+d.method),
	}
	if d.version != "" {
		major, _, _ := strings.Cut(d.version, ".")
		attributes = append(attributes, attribute.String(serviceVersion, "v"+major))
	}
	return attributes
}

func (d *described) messaging(operation, kind string) []attribute.KeyValue {
	return []attribute.KeyValue{
		attribute.Bool(oneWay, true),
		attribute.String(messagingSystemName, "nats"),
		attribute.String(messagingOperationName, operation),
		attribute.String(messagingOperationType, kind),
		attribute.String(messagingDestinationName, d.subject),
	}
}

func start(kind trace.SpanKind, attributes []attribute.KeyValue) []trace.SpanStartOption {
	return []trace.SpanStartOption{trace.WithSpanKind(kind), trace.WithAttributes(attributes...)}
}
