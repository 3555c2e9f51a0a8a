// Package codegenv1 is what generated code imports.
package codegenv1

import (
	"context"

	"github.com/zyra/autonats/go/internal/client"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/handler"
	"github.com/zyra/autonats/go/internal/link"
	"github.com/zyra/autonats/go/internal/options"
	"github.com/zyra/autonats/go/internal/wire"
)

// What generated code refers to.
type (
	// Caller calls one service on one connection.
	Caller = client.Caller
	// Choice describes alternatives that the JSON value tells apart.
	Choice = codec.Choice
	// Condition is what JSON tells an alternative of a choice by.
	Condition = codec.Condition
	// Decoder reads a body.
	Decoder = codec.Decoder
	// DeclaredError describes an error that an interface declares.
	DeclaredError = wire.DeclaredError
	// Encoder writes a body.
	Encoder = codec.Encoder
	// Endpoint is a method as a handler serves it.
	Endpoint = handler.Endpoint
	// FieldCondition is what a field of an object must be for an alternative of a choice.
	FieldCondition = codec.FieldCondition
	// Handler serves one service on one connection.
	Handler = handler.Handler
	// Nothing is the request of a method without parameters, and the result of one without a
	// result.
	Nothing = descriptor.Nothing
	// Service describes a service.
	Service = descriptor.Service
	// Codec writes and reads the values of a type.
	Codec[T any] = codec.Codec[T]
	// ErrorCodec writes and reads a declared error.
	ErrorCodec[E error] = wire.ErrorCodec[E]
	// UnaryMethod describes a method that is answered.
	UnaryMethod[Req, Res any] = descriptor.UnaryMethod[Req, Res]
	// OneWayMethod describes a method that is never answered.
	OneWayMethod[Req any] = descriptor.OneWayMethod[Req]
	// UnaryCall calls a method that is answered.
	UnaryCall[Req, Res any] = client.UnaryCall[Req, Res]
	// OneWayCall calls a method that is never answered.
	OneWayCall[Req any] = client.OneWayCall[Req]
)

// IsAtLeastVersion1_0 does not compile against a runtime that is too old for the generated code.
const IsAtLeastVersion1_0 = true

var (
	// NoParameters is the codec of requests without parameters.
	NoParameters = descriptor.NoParameters
	// NoResult is the codec of results of methods without one.
	NoResult = descriptor.NoResult
	// NewFields returns the description of a record, from its fields in their order.
	NewFields = codec.NewFields
	// NewChoice returns the description of a choice, from what its alternatives are told by.
	NewChoice = codec.NewChoice
	// Required returns a field that must be there.
	Required = codec.Required
	// Optional returns a field that may be absent.
	Optional = codec.Optional
	// ErrorText returns the text of a declared error: its message, or its type where there is none.
	ErrorText = wire.ErrorText
)

// NewCaller returns the caller of a service on a connection.
func NewCaller(nc link.Connection, service *Service, given ...options.ClientOption) *Caller {
	return client.NewCaller(nc, service, given...)
}

// NotServed returns the error of a call of a method that is left out of what is served.
func NotServed(service *Service, method string) error { return client.NotServed(service, method) }

// NewHandler returns the handler of a service on a connection. It serves nothing before it is
// started.
func NewHandler(nc link.Connection, service *Service, endpoints []Endpoint, given ...options.HandlerOption) *Handler {
	return handler.NewHandler(nc, service, endpoints, given...)
}

// NewUnaryCall returns what makes the calls of a method that is answered.
func NewUnaryCall[Req, Res any](c *Caller, m *UnaryMethod[Req, Res]) *UnaryCall[Req, Res] {
	return client.NewUnaryCall(c, m)
}

// NewOneWayCall returns what makes the calls of a method that is never answered.
func NewOneWayCall[Req any](c *Caller, m *OneWayMethod[Req]) *OneWayCall[Req] {
	return client.NewOneWayCall(c, m)
}

// ServeUnary returns the endpoint that serves a method that is answered.
func ServeUnary[Req, Res any](m *UnaryMethod[Req, Res], serve func(context.Context, Req) (Res, error)) Endpoint {
	return handler.ServeUnary(m, serve)
}

// ServeOneWay returns the endpoint that serves a method that is never answered.
func ServeOneWay[Req any](m *OneWayMethod[Req], serve func(context.Context, Req)) Endpoint {
	return handler.ServeOneWay(m, serve)
}

// DeclareError returns the description of a declared error.
func DeclareError[E error](c ErrorCodec[E]) *DeclaredError { return wire.DeclareError(c) }

// DeclareSentinel returns the description of a declared error that is one value.
func DeclareSentinel(name string, code fault.Code, sentinel error) *DeclaredError {
	return wire.DeclareSentinel(name, code, sentinel)
}

// NewStringEnum returns the description of an enum of texts, from its values.
func NewStringEnum[T ~string](values ...T) *codec.StringEnum[T] {
	return codec.NewStringEnum(values...)
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

// NewIntEnum returns the description of an enum of integers, from its values.
func NewIntEnum[T integer](values ...T) *codec.IntEnum[T] { return codec.NewIntEnum(values...) }
