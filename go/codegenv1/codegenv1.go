// Package codegenv1 is what generated code imports.
package codegenv1

import (
	"context"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/client"
	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/descriptor"
	"github.com/zyra/autonats/go/internal/handler"
	"github.com/zyra/autonats/go/internal/wire"
)

// What generated code refers to.
type (
	Caller                    = client.Caller
	Decoder                   = codec.Decoder
	DeclaredError             = wire.DeclaredError
	Encoder                   = codec.Encoder
	Endpoint                  = handler.Endpoint
	Handler                   = handler.Handler
	Nothing                   = descriptor.Nothing
	Service                   = descriptor.Service
	Codec[T any]              = codec.Codec[T]
	ErrorCodec[E error]       = wire.ErrorCodec[E]
	UnaryMethod[Req, Res any] = descriptor.UnaryMethod[Req, Res]
	OneWayMethod[Req any]     = descriptor.OneWayMethod[Req]
	UnaryCall[Req, Res any]   = client.UnaryCall[Req, Res]
	OneWayCall[Req any]       = client.OneWayCall[Req]
)

// IsAtLeastVersion1_0 does not compile against a runtime that is too old for the generated code.
const IsAtLeastVersion1_0 = true

var (
	NoParameters = descriptor.NoParameters
	NoResult     = descriptor.NoResult
	NewFields    = codec.NewFields
	Required     = codec.Required
	Optional     = codec.Optional
	ErrorText    = wire.ErrorText
)

func NewCaller(nc autonats.Connection, service *Service, options ...autonats.ClientOption) *Caller {
	return client.NewCaller(nc, service, options...)
}

func NewHandler(nc autonats.Connection, service *Service, endpoints []Endpoint, options ...autonats.HandlerOption) *Handler {
	return handler.NewHandler(nc, service, endpoints, options...)
}

func NewUnaryCall[Req, Res any](c *Caller, m *UnaryMethod[Req, Res]) *UnaryCall[Req, Res] {
	return client.NewUnaryCall(c, m)
}

func NewOneWayCall[Req any](c *Caller, m *OneWayMethod[Req]) *OneWayCall[Req] {
	return client.NewOneWayCall(c, m)
}

func ServeUnary[Req, Res any](m *UnaryMethod[Req, Res], serve func(context.Context, Req) (Res, error)) Endpoint {
	return handler.ServeUnary(m, serve)
}

func ServeOneWay[Req any](m *OneWayMethod[Req], serve func(context.Context, Req)) Endpoint {
	return handler.ServeOneWay(m, serve)
}

func DeclareError[E error](c ErrorCodec[E]) *DeclaredError { return wire.DeclareError(c) }

func NewStringEnum[T ~string](values ...T) *codec.StringEnum[T] {
	return codec.NewStringEnum(values...)
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

func NewIntEnum[T integer](values ...T) *codec.IntEnum[T] { return codec.NewIntEnum(values...) }
