package autonatsotel

import (
	"errors"

	autonats "github.com/zyra/autonats/go"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// endWell ends the span of a call that went well.
func endWell(span trace.Span, options ...trace.SpanEndOption) {
	span.SetAttributes(attribute.String(rpcStatusCode, "OK"))
	span.End(options...)
}

// endByError ends the span of a call at the client that has failed: whatever it failed with, it is
// an error there.
func endByError(span trace.Span, err error, options ...trace.SpanEndOption) {
	code := autonats.CodeOf(err)
	message := string(code)
	var failed *autonats.Error
	// Only the messages of the runtime itself have no data of the user's in them.
	if errors.As(err, &failed) && failed != nil && failed.Reason != "" {
		span.SetAttributes(attribute.String(errorReason, string(failed.Reason)))
		message = failed.Error()
	}
	fail(span, code, message, options...)
}

// endByCode ends the span of a request at the handler, by the code that it was answered with.
func endByCode(span trace.Span, code autonats.Code) {
	switch {
	case code == "":
		endWell(span)
	case code.IsServerError():
		fail(span, code, string(code))
	default:
		span.SetAttributes(attribute.String(rpcStatusCode, string(code)))
		span.End()
	}
}

func fail(span trace.Span, code autonats.Code, message string, options ...trace.SpanEndOption) {
	span.SetAttributes(attribute.String(rpcStatusCode, string(code)), attribute.String(errorType, string(code)))
	span.SetStatus(codes.Error, message)
	span.End(options...)
}
