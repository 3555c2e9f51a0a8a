package own

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"

	"example.com/own/money"
)

type echo struct {
	limit     *int
	forgotten chan UserID
}

func (s *echo) Echo(_ context.Context, item Item) (Item, error) { return item, nil }
func (s *echo) ByPointer(_ context.Context, item *Item, limit *int, _ UserID) (*Item, error) {
	s.limit = limit
	return item, nil
}
func (s *echo) Pages(_ context.Context, page Page[*Item]) (*Page[*Item], error) { return &page, nil }
func (s *echo) Numbers(_ context.Context, page Page[int]) (Page[int], error)    { return page, nil }
func (s *echo) All(_ context.Context, index Index) (map[UserID]*Item, error)    { return index, nil }
func (s *echo) Events(_ context.Context, events []Event) ([]Event, error)       { return events, nil }
func (s *echo) Maybe(_ context.Context, text *string) (*string, error)          { return text, nil }
func (s *echo) Forget(_ context.Context, id UserID)                             { s.forgotten <- id }
func (s *echo) Fail(_ context.Context, how string) error {
	if how == "lost" {
		return &Lost{Since: time.Unix(9, 0).UTC()}
	}
	return Broken{Part: UserID(how)}
}

func start(t *testing.T) (*echo, *OwnClient) {
	t.Helper()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	server := &echo{forgotten: make(chan UserID, 1)}
	handler := NewOwnHandler(server, nc)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	return server, NewOwnClient(nc)
}

func ptr[T any](v T) *T { return &v }

// plain is an item of which nothing is nil, so that it comes back as it went.
func plain() Item {
	return Item{
		At: Stamp(time.Unix(1, 2).UTC()), Price: money.Amount{Currency: money.Euro}, Tags: Tags{}, Pointers: []*string{}, Parts: []*Item{},
		Rates: map[money.Currency]int{}, ByID: Index{}, Days: map[Priority_]bool{}, Raw: json.RawMessage("null"),
		Forms: Forms{Days: []money.Day{}, Open: map[money.Day]money.Any{}},
	}
}

func full() Item {
	item, part := plain(), plain()
	item.CreatedBy, item.Tracked.Name, item.Version = "ada", "embedded", 3
	item.Discount, item.Deposit = &money.Amount{Cents: 5, Currency: money.Dollar}, &money.Amount{Cents: -5, Currency: money.Euro}
	item.Tags, item.Pointers, item.Parts = Tags{"a"}, []*string{nil, ptr("")}, []*Item{&part}
	item.Digest, item.Corners = [4]byte{1, 2, 3, 4}, [2][2]int{{1, 2}, {3, 4}}
	item.Rates, item.ByID, item.Days = map[money.Currency]int{money.Euro: 1}, Index{"x": &part}, map[Priority_]bool{-1: true}
	item.Took, item.Any, item.Raw = time.Second, map[string]any{"a": []any{1.0}}, json.RawMessage(`[1]`)
	item.Note, item.Owner = autonats.Some(""), autonats.Some(ptr(UserID("bob")))
	item.Pair = autonats.Tuple2[string, string]{V0: "a", V1: "b"}
	due, later := money.NewDay(2027, 1, 2), money.NewDay(1, 1, 1)
	item.Forms = Forms{
		Day: money.NewDay(2026, 11, 29), Days: []money.Day{due, later}, Due: &due, Rest: due, Later: &later,
		Open: map[money.Day]money.Any{due: money.NewAny(1.5), later: {}}, Any: money.NewAny(0), Absent: money.NewAny(7),
	}
	item.Optional = Optional{
		Text: "a", Number: 1, Flag: true, Named: "b", Enum: High, List: []string{}, Map: map[string]string{"": ""}, Pointer: ptr(""), Time: time.Unix(3, 0).UTC(),
		Stamp: Stamp(time.Unix(4, 0).UTC()), Struct: money.Amount{Cents: 1, Currency: money.Euro}, Array: [2]int{0, 1}, Digest: [2]byte{0, 1},
		Event: Made{Kind: "made", By: "c"}, Any: false,
	}
	return item
}

func TestOwnTypesComeBackAsTheyWent(t *testing.T) {
	server, client := start(t)
	for _, want := range []Item{plain(), full()} {
		if got, err := client.Echo(t.Context(), want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("\n got %+v, %v\nwant %+v", got, err, want)
		}
		if got, err := client.ByPointer(t.Context(), &want, ptr(2), "x"); err != nil || !reflect.DeepEqual(*got, want) || *server.limit != 2 {
			t.Fatalf("got %+v, %v", got, err)
		}
		pages := Page[*Item]{Items: []*Item{&want}}
		if got, err := client.Pages(t.Context(), pages); err != nil || !reflect.DeepEqual(*got, pages) {
			t.Fatalf("got %+v, %v", got, err)
		}
		if got, err := client.All(t.Context(), Index{"a": &want}); err != nil || !reflect.DeepEqual(got, map[UserID]*Item{"a": &want}) {
			t.Fatalf("got %+v, %v", got, err)
		}
	}
	numbers := Page[int]{Items: []int{1}, Next: 5}
	if got, err := client.Numbers(t.Context(), numbers); err != nil || !reflect.DeepEqual(got, numbers) {
		t.Fatalf("got %+v, %v", got, err)
	}
}

func TestZeroValuesThatMayBeLeftOutAre(t *testing.T) {
	item := plain()
	text := encode(t, item)
	optional := text["optional"].(map[string]any)
	if len(optional) != 0 {
		t.Fatalf("got %v", optional)
	}
	for _, key := range []string{"note", "owner", "discount", "secret", "Name"} {
		if _, ok := text[key]; ok {
			t.Errorf("%s was sent", key)
		}
	}
	if deposit, ok := text["deposit"]; !ok || deposit != nil {
		t.Errorf("got %v for a pointer that is nil", deposit)
	}
}

func TestOnlyTheEmbeddedNameIsSent(t *testing.T) {
	item := plain()
	item.Name, item.Tracked.Name = "own", "embedded"
	if text := encode(t, item); text["name"] != "embedded" {
		t.Fatalf("got %v", text["name"])
	}
}

// encode returns what generated code sends for an item, by way of a handler for the same subject that takes any JSON.
func encode(t *testing.T, item Item) map[string]any {
	t.Helper()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	sub, err := nc.NATS().SubscribeSync("apart.own.Echo")
	if err != nil {
		t.Fatal(err)
	}
	if err := nc.NATS().Flush(); err != nil {
		t.Fatal(err)
	}
	client := NewOwnClient(nc, autonats.WithPrefix("apart"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go client.Echo(ctx, item)
	message, err := sub.NextMsg(10 * time.Second)
	if err != nil {
		t.Fatal(err)
	}
	var request struct {
		Item map[string]any `json:"item"`
	}
	if err := json.Unmarshal(message.Data, &request); err != nil {
		t.Fatal(err)
	}
	return request.Item
}

func TestVariantsByValueAndByPointer(t *testing.T) {
	_, client := start(t)
	gone := &Gone{At: time.Unix(1, 0).UTC()}
	got, err := client.Events(t.Context(), []Event{Made{By: "a"}, &Made{By: "b"}, gone})
	want := []Event{Made{Kind: "made", By: "a"}, Made{Kind: "made", By: "b"}, gone}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v, %v", got, err)
	}
	if _, err := client.Events(t.Context(), []Event{nil}); autonats.CodeOf(err) != autonats.CodeInvalidArgument {
		t.Fatalf("got %v", err)
	}
}

func TestPointersThatMayBeNil(t *testing.T) {
	_, client := start(t)
	if got, err := client.Maybe(t.Context(), nil); err != nil || got != nil {
		t.Fatalf("got %v, %v", got, err)
	}
	if got, err := client.Maybe(t.Context(), ptr("")); err != nil || got == nil || *got != "" {
		t.Fatalf("got %v, %v", got, err)
	}
	if _, err := client.ByPointer(t.Context(), nil, nil, ""); autonats.CodeOf(err) != autonats.CodeInvalidArgument {
		t.Fatalf("got %v", err)
	}
}

func TestErrorsByValueAndByPointer(t *testing.T) {
	server, client := start(t)
	var broken Broken
	if err := client.Fail(t.Context(), "wheel"); !errors.As(err, &broken) || broken.Part != "wheel" {
		t.Fatalf("got %#v", err)
	}
	var lost *Lost
	err := client.Fail(t.Context(), "lost")
	if !errors.As(err, &lost) || !lost.Since.Equal(time.Unix(9, 0)) || autonats.CodeOf(err) != autonats.CodeNotFound {
		t.Fatalf("got %#v", err)
	}
	client.Forget(t.Context(), "x")
	if id := <-server.forgotten; id != "x" {
		t.Fatalf("got %v", id)
	}
}

func TestATypeThatCannotWriteOrReadItselfIsRefusedWithItsPlace(t *testing.T) {
	_, client := start(t)
	for name, test := range map[string]struct {
		spoil func(*Forms)
		path  string
	}{
		"error": {func(f *Forms) { f.Day = money.NewDay(1, 13, 1) }, "item.forms.day"},
		"panic": {func(f *Forms) { f.Any = money.NewAny(-1) }, "item.forms.any"},
	} {
		t.Run(name, func(t *testing.T) {
			item := full()
			test.spoil(&item.Forms)
			_, err := client.Echo(t.Context(), item)
			var failed *autonats.Error
			if !errors.As(err, &failed) || failed.Code != autonats.CodeInvalidArgument || !strings.Contains(err.Error(), test.path) {
				t.Fatalf("got %v", err)
			}
		})
	}
}
