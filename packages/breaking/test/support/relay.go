package relay

import (
	"context"
	"log/slog"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/codegenv1"
	"github.com/zyra/autonats/go/resilience"
)

// method returns the endpoint of a relayed method, given a caller of the service.
type method func(*codegenv1.Caller) codegenv1.Endpoint

// unary relays a method that is answered.
func unary[Req, Res any](m *codegenv1.UnaryMethod[Req, Res]) method {
	return func(caller *codegenv1.Caller) codegenv1.Endpoint {
		call := codegenv1.NewUnaryCall(caller, m)
		return codegenv1.ServeUnary(m, func(ctx context.Context, req Req) (Res, error) {
			return call.Call(ctx, req)
		})
	}
}

// oneWay relays a method that is never answered.
func oneWay[Req any](m *codegenv1.OneWayMethod[Req]) method {
	return func(caller *codegenv1.Caller) codegenv1.Endpoint {
		call := codegenv1.NewOneWayCall(caller, m)
		return codegenv1.ServeOneWay(m, func(ctx context.Context, req Req) {
			call.Send(ctx, req)
		})
	}
}

// relay serves a service under one prefix by calling it under another, and returns when it is up.
func relay(nc autonats.Connection, listen, forward string, service *codegenv1.Service, methods ...method) {
	caller := codegenv1.NewCaller(nc, service, autonats.WithPrefix(forward), resilience.Retry{Attempts: 1})
	endpoints := make([]codegenv1.Endpoint, 0, len(methods))
	for _, m := range methods {
		endpoints = append(endpoints, m(caller))
	}
	handler := codegenv1.NewHandler(nc, service, endpoints, autonats.WithPrefix(listen), autonats.WithLogger(slog.New(slog.DiscardHandler)))
	if err := handler.Start(context.Background()); err != nil {
		panic(err)
	}
}
