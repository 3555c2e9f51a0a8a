package autonatsotel

import (
	"strings"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// spanStart is what a span starts with: it is the same for all calls of a method.
type spanStart struct {
	name    string
	options []trace.SpanStartOption
}

// atClient returns what the span of a call at the client starts with.
func atClient(call *autonats.ObservedCall) *spanStart {
	attributes := append(common(call), attribute.String(serverAddress, strings.TrimSuffix(call.Subject, "."+call.Method)))
	if call.Kind != "oneWay" {
		return start(clientName(call), trace.SpanKindClient, attributes)
	}
	return start(clientName(call), trace.SpanKindProducer, append(attributes, messaging(call, "publish", "send")...))
}

// atHandler returns what the span of a request at the handler starts with.
func atHandler(call *autonats.ObservedCall) *spanStart {
	name := "autonats:" + call.Service + "Server:" + call.Method
	if call.Kind != "oneWay" {
		return start(name, trace.SpanKindServer, common(call))
	}
	return start(name, trace.SpanKindConsumer, append(common(call), messaging(call, "process", "process")...))
}

// clientName returns the name of the span at the client.
func clientName(call *autonats.ObservedCall) string {
	return "autonats:" + call.Service + "Client:" + call.Method
}

// common returns the attributes of all spans of a call.
func common(call *autonats.ObservedCall) []attribute.KeyValue {
	attributes := []attribute.KeyValue{
		attribute.String(rpcSystemName, system),
		attribute.String(rpcMethod, call.Service+"/"+call.Method),
	}
	if call.Version != "" {
		major, _, _ := strings.Cut(call.Version, ".")
		attributes = append(attributes, attribute.String(serviceVersion, "v"+major))
	}
	return attributes
}

func messaging(call *autonats.ObservedCall, operation, kind string) []attribute.KeyValue {
	return []attribute.KeyValue{
		attribute.Bool(oneWay, true),
		attribute.String(messagingSystemName, "nats"),
		attribute.String(messagingOperationName, operation),
		attribute.String(messagingOperationType, kind),
		attribute.String(messagingDestinationName, call.Subject),
	}
}

func start(name string, kind trace.SpanKind, attributes []attribute.KeyValue) *spanStart {
	return &spanStart{name, []trace.SpanStartOption{trace.WithSpanKind(kind), trace.WithAttributes(attributes...)}}
}
