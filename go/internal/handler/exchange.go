package handler

import (
	"context"
	"fmt"
	"sync"

	"github.com/zyra/autonats/go/internal/codec"
	"github.com/zyra/autonats/go/internal/descriptor"
)

// exchange is the request and the result of one call, in the types of its method. It is used by one
// goroutine.
type exchange interface {
	decode(body []byte, limits codec.Limits) *codec.InvalidValue
	run(ctx context.Context) error
	encode(e *codec.Encoder)
	// recycle clears it for the next call.
	recycle()

	// For interceptors, which know no types: the request, and what takes the place of the result.
	request() any
	setResult(result any) error
}

type typedExchange[Req, Res any] struct {
	method *typedMethod[Req, Res]
	req    Req
	res    Res
	// decoder reads the request.
	decoder codec.Decoder
}

// typedMethod is what the calls of one method have in common.
type typedMethod[Req, Res any] struct {
	requestCodec codec.Codec[Req]
	resultCodec  codec.Codec[Res]
	serve        func(context.Context, Req) (Res, error)
	pool         sync.Pool
}

func newTypedMethod[Req, Res any](request codec.Codec[Req], result codec.Codec[Res], serve func(context.Context, Req) (Res, error)) *typedMethod[Req, Res] {
	m := &typedMethod[Req, Res]{requestCodec: request, resultCodec: result, serve: serve}
	m.pool.New = func() any { return &typedExchange[Req, Res]{method: m} }
	return m
}

func (m *typedMethod[Req, Res]) newExchange() exchange {
	return m.pool.Get().(*typedExchange[Req, Res])
}

// invoke runs the method with a request that must be of its type.
func (m *typedMethod[Req, Res]) invoke(ctx context.Context, request any) (any, error) {
	req, ok := request.(Req)
	if !ok {
		return nil, fmt.Errorf("an interceptor handed on a request of the type %T instead of %T", request, req)
	}
	res, err := m.serve(ctx, req)
	if err != nil {
		return nil, err
	}
	if _, hasNone := any(res).(descriptor.Nothing); hasNone {
		return nil, nil
	}
	return res, nil
}

func (x *typedExchange[Req, Res]) decode(body []byte, limits codec.Limits) (invalid *codec.InvalidValue) {
	x.req, invalid = codec.DecodeBodyBy(&x.decoder, body, x.method.requestCodec.Decode, limits)
	return invalid
}

func (x *typedExchange[Req, Res]) run(ctx context.Context) (err error) {
	x.res, err = x.method.serve(ctx, x.req)
	return err
}

func (x *typedExchange[Req, Res]) encode(e *codec.Encoder) {
	x.method.resultCodec.Encode(e, x.res)
}

func (x *typedExchange[Req, Res]) recycle() {
	var req Req
	var res Res
	x.req, x.res = req, res
	x.method.pool.Put(x)
}

func (x *typedExchange[Req, Res]) request() any { return x.req }

func (x *typedExchange[Req, Res]) setResult(result any) error {
	if result == nil {
		var none Res
		x.res = none
		return nil
	}
	res, ok := result.(Res)
	if !ok {
		return fmt.Errorf("an interceptor returned a result of the type %T instead of %T", result, x.res)
	}
	x.res = res
	return nil
}
