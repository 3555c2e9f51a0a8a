package server

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	autonats "github.com/zyra/autonats/go"

	"github.com/zyra/autonats/conformance/go/mesh"
)

// calls implements conformance/service/calls.ts.
type calls struct {
	log     *keyLog
	nested  *mesh.CallClient
	nowhere *mesh.CallClient
}

func newCalls(nc autonats.Connection, prefix string) *calls {
	return &calls{
		log:     newKeyLog(),
		nested:  mesh.NewCallClient(nc, autonats.WithPrefix(prefix)),
		nowhere: mesh.NewCallClient(nc, autonats.WithPrefix(prefix+".nowhere")),
	}
}

func (c *calls) Echo(_ context.Context, text string) (string, error) { return text, nil }

func (c *calls) Nothing(context.Context) error { return nil }

func (c *calls) Add(_ context.Context, a int32, b int32, more *int32) (int32, error) {
	if more != nil {
		b += *more
	}
	return a + b, nil
}

func (c *calls) Maybe(_ context.Context, text *string) (*string, error) { return text, nil }

func (c *calls) Big(_ context.Context, size int32) (string, error) {
	return strings.Repeat("x", int(size)), nil
}

func (c *calls) Measure(_ context.Context, text string) (int32, error) {
	return int32(utf8.RuneCountInString(text)), nil
}

func (c *calls) Fail(_ context.Context, code string, message string) error {
	return autonats.NewError(autonats.Code(code), message)
}

func (c *calls) Claim(_ context.Context, code string, reason string, path string) error {
	return &autonats.Error{Code: autonats.Code(code), Message: "claimed", Reason: autonats.Reason(reason), Path: path}
}

func (c *calls) Crash(_ context.Context, text string) error { panic(text) }

func (c *calls) Stumble(_ context.Context, text string) error { return errors.New(text) }

func (c *calls) Find(_ context.Context, id string) (string, error) {
	if strings.HasPrefix(id, "missing") {
		return "", noUser(id)
	}
	return id, nil
}

func (c *calls) Take(_ context.Context, sku string, left int32, since time.Time) error {
	if sku == "" {
		return noUser(sku)
	}
	return &mesh.OutOfStock{Sku: sku, Left: left, Since: since, Message: fmt.Sprintf("%d of %s left", left, sku)}
}

func (c *calls) Close(_ context.Context, message string) error { return &mesh.Closed{Message: message} }

func (c *calls) Hidden(_ context.Context, id string) error { return noUser(id) }

func noUser(id string) error { return &mesh.NotFound{ID: id, Message: "no user " + id} }

func (c *calls) Forward(ctx context.Context, text string) error {
	_, err := c.nowhere.Echo(ctx, text)
	return err
}

func (c *calls) TimeLeft(ctx context.Context) (int32, error) { return timeLeft(ctx), nil }

func (c *calls) ShortTimeLeft(ctx context.Context) (int32, error) { return timeLeft(ctx), nil }

func timeLeft(ctx context.Context) int32 {
	deadline, ok := ctx.Deadline()
	if !ok {
		return -1
	}
	return int32(time.Until(deadline).Milliseconds())
}

func (c *calls) NestedTimeLeft(ctx context.Context) (*mesh.TimeLeft, error) {
	own := timeLeft(ctx)
	nested, err := c.nested.TimeLeft(ctx)
	return &mesh.TimeLeft{Own: own, Nested: nested}, err
}

func (c *calls) Wait(ctx context.Context, key string) error {
	c.log.count(key, mesh.Seen{Started: 1})
	<-ctx.Done()
	c.log.count(key, mesh.Seen{Stopped: 1})
	return ctx.Err()
}

func (c *calls) NestedWait(ctx context.Context, key string) error { return c.nested.Wait(ctx, key) }

func (c *calls) Hold(ctx context.Context, key string) (string, error) {
	c.log.count(key, mesh.Seen{Started: 1})
	stop := context.AfterFunc(ctx, func() { c.log.count(key, mesh.Seen{Stopped: 1}) })
	defer stop()
	_ = c.log.until(context.Background(), func() bool { return c.log.released[key] })
	c.log.count(key, mesh.Seen{Ended: 1})
	return key, nil
}

func (c *calls) Release(_ context.Context, key string) error {
	c.log.release(key)
	return nil
}

func (c *calls) See(ctx context.Context, key string, started int32, stopped int32, ended int32) (*mesh.Seen, error) {
	return c.log.see(ctx, key, mesh.Seen{Started: started, Stopped: stopped, Ended: ended})
}

func (c *calls) Note(_ context.Context, text string) {
	c.log.count(text, mesh.Seen{Started: 1, Ended: 1})
}

func (c *calls) Persist(ctx context.Context, key string, failures int32) (int32, error) {
	c.log.count(key, mesh.Seen{Started: 1})
	seen, err := c.log.see(ctx, key, mesh.Seen{})
	if err != nil {
		return 0, err
	}
	if seen.Started <= failures {
		return 0, errors.New(key)
	}
	return seen.Started, nil
}

func (c *calls) NoteCrash(_ context.Context, text string) {
	c.log.count(text, mesh.Seen{Started: 1})
	panic(text)
}

func (c *calls) NoteHold(ctx context.Context, key string) { _, _ = c.Hold(ctx, key) }

func (c *calls) LongTimeLeft(ctx context.Context) (int32, error) { return timeLeft(ctx), nil }

func (c *calls) Linger(ctx context.Context, key string) error { return c.Wait(ctx, key) }

func (c *calls) ForwardFail(ctx context.Context, code string, message string) error {
	return c.nested.Fail(ctx, code, message)
}

func (c *calls) ForwardFind(ctx context.Context, id string) (string, error) {
	return c.nested.Find(ctx, id)
}

func (c *calls) ForwardWrongly(ctx context.Context, text string) error {
	_, err := c.nested.With(autonats.CallInstance("no id")).Echo(ctx, text)
	return err
}

func (c *calls) FindIllFormed(context.Context) error { return noUser("secret \xff") }

func (c *calls) IllFormed(context.Context) (string, error) { return "x\xff", nil }

func (c *calls) Brief(ctx context.Context, key string) error { return c.Wait(ctx, key) }

func (c *calls) Received(ctx context.Context, name string) ([]string, error) {
	call, _ := autonats.CallFrom(ctx)
	return call.Headers.Values(name), nil
}

func (c *calls) NestedReceived(ctx context.Context, name string) ([]string, error) {
	return c.nested.Received(ctx, name)
}

func (c *calls) Answer(ctx context.Context, name string, values []string, code string) error {
	call, _ := autonats.CallFrom(ctx)
	for _, value := range values {
		call.ReplyHeaders.Add(name, value)
	}
	if code != "" {
		return autonats.NewError(autonats.Code(code), "told to fail")
	}
	return nil
}

func (c *calls) Where(ctx context.Context) (string, error) {
	call, _ := autonats.CallFrom(ctx)
	return call.Instance, nil
}

func (c *calls) Order(ctx context.Context, key string, how string) (int32, error) {
	c.log.count(key, mesh.Seen{Started: 1})
	switch how {
	case "declared":
		return 0, noUser(key)
	case "crash":
		panic(key)
	case "later":
		return 0, &autonats.Error{Code: autonats.CodeUnavailable, Message: "not yet", RetryAfter: time.Millisecond}
	}
	seen, err := c.log.see(ctx, key, mesh.Seen{})
	if err != nil {
		return 0, err
	}
	return seen.Started, nil
}
