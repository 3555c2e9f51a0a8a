package autonats_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/internal/user"
	"github.com/zyra/autonats/go/outcome"
)

func TestMetadataCrossesBothWays(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		server := &users{getById: func(ctx context.Context, id string) (*user.User, error) {
			call, _ := autonats.CallFrom(ctx)
			call.ReplyHeaders.Add("Seen", strings.Join(call.Headers.Values("tenant"), ";")+" "+call.Headers.Get("TraceParent"))
			call.ReplyHeaders.Add("seen", call.Instance)
			if id == "nobody" {
				return nil, &user.NotFound{ID: id}
			}
			return newUser(id), nil
		}}
		p := startPair(t, connect, server, with{handler: []autonats.HandlerOption{autonats.WithInstance("one")}})
		headers := autonats.Metadata{"Tenant": {"a", "b", "a"}, "traceparent": {"00-1"}}
		var reply autonats.Metadata
		client := p.client.With(autonats.CallHeaders(headers), autonats.CallReplyHeaders(&reply))
		// What was given is the client's own.
		headers.Set("Tenant", "changed")
		_, err := client.GetById(t.Context(), "1")
		if got := reply.Values("Seen"); err != nil || !slices.Equal(got, []string{"a;b;a 00-1", "one"}) {
			t.Errorf("got %q, %v", got, err)
		}
		reply = nil
		_, err = client.GetById(t.Context(), "nobody")
		expectFailure(t, err, autonats.CodeNotFound, "", outcome.Completed)
		if got := reply.Values("seen"); !slices.Equal(got, []string{"a;b;a 00-1", "one"}) {
			t.Errorf("with an error comes %q", got)
		}
	})
}

func TestMetadataIsNotInherited(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		nested := newClient(connect())
		server := &users{
			getById: func(ctx context.Context, id string) (*user.User, error) {
				call, _ := autonats.CallFrom(ctx)
				return newUser(id + call.Headers.Get("tenant")), nil
			},
			getAll: func(ctx context.Context, _ *float64) (all []user.User, err error) {
				call, _ := autonats.CallFrom(ctx)
				for _, client := range []*user.UserClient{nested, nested.With(autonats.CallHeaders(call.Headers))} {
					found, err := client.GetById(ctx, "tenant ")
					if err != nil {
						return nil, err
					}
					all = append(all, *found)
				}
				return all, nil
			},
		}
		p := startPair(t, connect, server, with{})
		all, err := p.client.With(autonats.CallHeaders(autonats.Metadata{"tenant": {"t"}})).GetAll(t.Context(), nil)
		if err != nil || all[0].ID != "tenant " || all[1].ID != "tenant t" {
			t.Errorf("got %+v, %v", all, err)
		}
	})
}

// unsendable is metadata that is refused, by what is wrong with it.
func unsendable() map[string]autonats.Metadata {
	many, large := autonats.Metadata{}, autonats.Metadata{}
	for i := range 65 {
		many.Add(fmt.Sprint("n", i%3), "x")
	}
	for i := range 5 {
		large.Add(fmt.Sprint("n", i), strings.Repeat("x", 4000))
	}
	return map[string]autonats.Metadata{
		"printable ASCII":  {"a": {"ä"}},
		"blanks at":        {"a": {" x"}},
		"4096":             {"a": {strings.Repeat("x", 4097)}},
		"letters, digits":  {"a b": {"x"}},
		"1 to 128":         {strings.Repeat("n", 129): {"x"}},
		"the name ":        {"": {"x"}},
		"which is res":     {"AUTONATS-Timeout": {"1"}},
		"is reserved":      {"nats-Expected": {"1"}},
		"\"Status\"":       {"Status": {"503"}},
		"65 values":        many,
		"20010 bytes":      large,
		"may not be sent;": {"a": {"x\r\ny: z"}},
	}
}

func TestMetadataThatMayNotBeSent(t *testing.T) {
	onBothNetworks(t, func(t *testing.T, connect func() autonats.Connection) {
		var reply autonats.Metadata
		logger, written := capturedLog()
		server := &users{deleteAll: func(ctx context.Context) error {
			call, _ := autonats.CallFrom(ctx)
			*call.ReplyHeaders = autonats.Metadata{}
			for name, values := range reply {
				(*call.ReplyHeaders)[name] = values
			}
			if reply.Get("fail") != "" {
				return errors.New("secret")
			}
			return nil
		}}
		p := startPair(t, connect, server, with{handler: []autonats.HandlerOption{autonats.WithLogger(logger)}})
		for what, metadata := range unsendable() {
			err := p.client.With(autonats.CallHeaders(metadata)).DeleteAll(t.Context())
			failure := expectFailure(t, err, autonats.CodeInvalidArgument, "", outcome.NotSent)
			if !strings.Contains(failure.Message, what) {
				t.Errorf("%s: got %q", what, failure.Message)
			}
			reply = metadata
			failure = expectFailure(t, p.client.DeleteAll(t.Context()), autonats.CodeInternal, "", outcome.Failed)
			if text := written.String(); failure.Reference == "" || !strings.Contains(text, failure.Reference) || !strings.Contains(text, "reply metadata") {
				t.Errorf("%s: the log says %s", what, text)
			}
		}
		reply = autonats.Metadata{"a": {"ä"}, "fail": {"yes"}}
		failure := expectFailure(t, p.client.DeleteAll(t.Context()), autonats.CodeInternal, "", outcome.Failed)
		if !strings.Contains(written.String(), failure.Reference) {
			t.Errorf("the log says %s", written)
		}
		// As much as may be sent is.
		full := autonats.Metadata{"a": {"", "x y"}, strings.Repeat("n", 128): {strings.Repeat("~", 4096)}}
		reply = full
		var got autonats.Metadata
		if err := p.client.With(autonats.CallHeaders(full), autonats.CallReplyHeaders(&got)).DeleteAll(t.Context()); err != nil {
			t.Error(err)
		}
		for name, values := range full {
			if !slices.Equal(got.Values(name), values) {
				t.Errorf("got %q of %s", got.Values(name), name)
			}
		}
	})
}
