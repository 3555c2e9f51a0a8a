package shapes

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
)

// echo returns what it gets, so that every value crosses the wire twice.
type echo struct {
	bare   *string
	list   []string
	leaf   *Leaf
	shape  Shape
	option autonats.Option[*string]
	words  []string
}

func (s *echo) Scalars(_ context.Context, v Scalars) (*Scalars, error) { return &v, nil }
func (s *echo) Absent(_ context.Context, v Absent, bare *string, list []string, leaf *Leaf, shape Shape) (*Absent, error) {
	s.bare, s.list, s.leaf, s.shape = bare, list, leaf, shape
	return &v, nil
}
func (s *echo) Nullable(_ context.Context, v Nullable) (*Nullable, error) { return &v, nil }
func (s *echo) Both(_ context.Context, v Both, bare autonats.Option[*string]) (*Both, error) {
	s.option = bare
	return &v, nil
}
func (s *echo) Containers(_ context.Context, v Containers) (*Containers, error) { return &v, nil }
func (s *echo) Shape(_ context.Context, v Shape) (Shape, error)                 { return v, nil }
func (s *echo) Maybe(_ context.Context, v Shape) (*Leaf, error) {
	if v == nil {
		return nil, nil
	}
	return &Leaf{Value: 1}, nil
}
func (s *echo) Chain(_ context.Context, v Chain) (Chain, error)      { return v, nil }
func (s *echo) Tree(_ context.Context, v Tree) (*Tree, error)        { return &v, nil }
func (s *echo) Always(_ context.Context, v int) (int, error)         { return v, nil }
func (s *echo) Colour(_ context.Context, v Colour) (Colour, error)   { return v, nil }
func (s *echo) List(_ context.Context, v []string) ([]string, error) { return v, nil }
func (s *echo) Words(_ context.Context, v Words, type_, ctx_, c_, nats_, func_, string_ string) (*Words, error) {
	s.words = []string{type_, ctx_, c_, nats_, func_, string_}
	return &v, nil
}
func (s *echo) Pair(_ context.Context, v autonats.Tuple2[string, int]) (autonats.Tuple2[string, int], error) {
	return v, nil
}
func (s *echo) Fail(_ context.Context, how string) error {
	code := 7
	switch how {
	case "bare":
		return &TooLate{Error_: "bare", Since: time.Unix(1, 0).UTC()}
	case "full":
		return &TooLate{Error_: "full", Since: time.Unix(1, 5).UTC(), Shape: &Circle{Radius: 2}, Code: &code, Message: "much too late"}
	default:
		return &Rejected{Message: how}
	}
}

func start(t *testing.T) (*echo, *ShapesClient) {
	t.Helper()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	server := &echo{}
	handler := NewShapesHandler(server, nc)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	return server, NewShapesClient(nc)
}

func same[T any](t *testing.T, want T) func(got T, err error) {
	t.Helper()
	return func(got T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("\n got %s\nwant %s", show(got), show(want))
		}
	}
}

func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

func ptr[T any](v T) *T { return &v }

func TestScalars(t *testing.T) {
	_, client := start(t)
	zero := Scalars{Bytes: []byte{}, At: time.Unix(0, 0).UTC(), Exactly: time.Unix(0, 0).UTC(), Raw: json.RawMessage("null")}
	same(t, &zero)(client.Scalars(t.Context(), zero))
	least := Scalars{
		Bool: true, Text: "é\u2028😀\x00<>&\"\\", Bytes: []byte{0, 255, 254}, I8: math.MinInt8, I16: math.MinInt16, I32: math.MinInt32,
		Int: -(1<<53 - 1), I64: math.MinInt64, F32: -math.MaxFloat32, F64: -math.MaxFloat64,
		At: time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), Exactly: time.Date(2024, 2, 29, 1, 2, 3, 123456789, time.UTC), Took: math.MinInt64,
		JSON: []any{1.5, "a", nil, map[string]any{"x": true}}, Also: "text", Raw: json.RawMessage(`{"a":[1,2]}`),
	}
	same(t, &least)(client.Scalars(t.Context(), least))
	most := least
	most.I8, most.I16, most.I32, most.U8, most.U16, most.U32 = math.MaxInt8, math.MaxInt16, math.MaxInt32, math.MaxUint8, math.MaxUint16, math.MaxUint32
	most.Int, most.Uint, most.I64, most.U64 = 1<<53-1, 1<<53-1, math.MaxInt64, math.MaxUint64
	most.F32, most.F64, most.Took = math.SmallestNonzeroFloat32, math.SmallestNonzeroFloat64, math.MaxInt64
	most.At = time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC)
	same(t, &most)(client.Scalars(t.Context(), most))
}

func TestAbsentIsNeitherNullNorEmpty(t *testing.T) {
	server, client := start(t)
	same(t, &Absent{})(client.Absent(t.Context(), Absent{}, nil, nil, nil, nil))
	if server.bare != nil || server.list != nil || server.leaf != nil || server.shape != nil {
		t.Fatalf("got %+v", server)
	}
	empty := Absent{
		Scalar: ptr(""), Date: ptr(time.Unix(0, 0).UTC()), List: []string{}, Map: map[string]float64{}, Bytes: []byte{}, JSON: 0.0,
		Record: &Leaf{}, Union: &Group{Shapes: []Shape{}}, Colour: ptr(ColourRed), Pair: &[2]float64{}, Literal: ptr("yes"),
	}
	same(t, &empty)(client.Absent(t.Context(), empty, ptr(""), []string{}, &Leaf{}, &Circle{}))
	if *server.bare != "" || server.list == nil || server.leaf == nil || !reflect.DeepEqual(server.shape, Shape(&Circle{})) {
		t.Fatalf("got %+v", server)
	}
}

func TestNullIsNeitherAbsentNorEmpty(t *testing.T) {
	server, client := start(t)
	null := Nullable{Elements: []*int{nil, ptr(0)}, Entries: map[string]*Leaf{"a": nil, "b": {Value: 1}}}
	same(t, &null)(client.Nullable(t.Context(), null))
	empty := Nullable{
		Scalar: ptr(""), List: []string{}, Map: map[string]int{}, Bytes: []byte{}, Record: &Leaf{}, Union: &Circle{}, Level: ptr(LevelLow),
		Mixed: &autonats.Tuple2[string, bool]{V0: "x", V1: true}, Elements: []*int{}, Entries: map[string]*Leaf{},
	}
	same(t, &empty)(client.Nullable(t.Context(), empty))
	same(t, &Both{})(client.Both(t.Context(), Both{}, autonats.Option[*string]{}))
	if server.option.Set {
		t.Fatal("an absent parameter arrived")
	}
	nulls := Both{
		Scalar: autonats.Some[*string](nil), List: autonats.Some[[]string](nil), Record: autonats.Some[*Leaf](nil), Union: autonats.Some[Shape](nil),
		Pair: autonats.Some[*[2]float64](nil),
	}
	same(t, &nulls)(client.Both(t.Context(), nulls, autonats.Some[*string](nil)))
	if !server.option.Set || server.option.Value != nil {
		t.Fatalf("got %+v", server.option)
	}
	values := Both{
		Scalar: autonats.Some(ptr("")), List: autonats.Some([]string{}), Record: autonats.Some(&Leaf{}), Union: autonats.Some[Shape](&Circle{Radius: 1}),
		Pair: autonats.Some(&[2]float64{1, 2}),
	}
	same(t, &values)(client.Both(t.Context(), values, autonats.Some(ptr("x"))))
	same[[]string](t, nil)(client.List(t.Context(), nil))
	same(t, []string{})(client.List(t.Context(), []string{}))
	same[*Leaf](t, nil)(client.Maybe(t.Context(), nil))
	same(t, &Leaf{Value: 1})(client.Maybe(t.Context(), &Circle{}))
}

func TestContainers(t *testing.T) {
	_, client := start(t)
	full := Containers{
		Pair: [2]float64{1, -2.5}, Mixed: autonats.Tuple3[string, int32, Leaf]{V0: "a", V1: -1, V2: Leaf{Value: 3}},
		Four:   autonats.Tuple4[string, bool, time.Time, Shape]{V0: "b", V1: true, V2: time.Unix(5, 0).UTC(), V3: &Circle{Radius: 4}},
		Single: [1]Leaf{{Value: 9}}, Nested: [2][2]int{{1, 2}, {3, 4}}, Grid: Grid{{1}, {}, {2, 3}},
		ByNumber: map[int32][]string{-1: {"x"}, 0: {}}, ByBig: map[int64]map[uint8]bool{math.MinInt64: {255: true}, 7: {}},
		ByColour: map[Colour]Leaf{ColourGreen: {Value: 2}}, Shapes: map[string]Shape{"__proto__": &Circle{Radius: 1}, "": &Group{Shapes: []Shape{&Circle{}}}},
		Colours: []Colour{ColourRed, ColourGreen, ColourRed},
	}
	same(t, &full)(client.Containers(t.Context(), full))
	same(t, autonats.Tuple2[string, int]{V0: "x", V1: 2})(client.Pair(t.Context(), autonats.Tuple2[string, int]{V0: "x", V1: 2}))
}

func TestTypesThatContainThemselves(t *testing.T) {
	_, client := start(t)
	leaf := Tree{Name: "leaf", Children: []Tree{}, By: map[string]Tree{}}
	tree := Tree{Name: "root", Children: []Tree{leaf, leaf}, Parent: &leaf, By: map[string]Tree{"x": leaf}}
	same(t, &tree)(client.Tree(t.Context(), tree))
	chain := Chain{V0: "a", V1: []Chain{{V0: "b", V1: []Chain{}}, {V0: "c", V1: []Chain{}}}}
	same(t, chain)(client.Chain(t.Context(), chain))
	var shape Shape = &Group{Shapes: []Shape{&Circle{Radius: 1}, &Group{Shapes: []Shape{}}}}
	same(t, shape)(client.Shape(t.Context(), shape))
}

func TestNamesThatMeanSomethingToGo(t *testing.T) {
	server, client := start(t)
	inner := Words{URLs: []string{}, Range: []Words{}}
	words := Words{
		Type: "a", Func: "b", Error: "c", String: "d", V: "e", UserId: "f", UserID: "g", ID: "h", URLs: []string{"i"}, AB: "j", Hidden: "k", Range: []Words{inner},
	}
	same(t, &words)(client.Words(t.Context(), words, "1", "2", "3", "4", "5", "6"))
	if !reflect.DeepEqual(server.words, []string{"1", "2", "3", "4", "5", "6"}) {
		t.Fatalf("got %v", server.words)
	}
	same(t, 5)(client.Always(t.Context(), 5))
}

func TestDeclaredErrorsKeepTheirData(t *testing.T) {
	_, client := start(t)
	var late *TooLate
	if err := client.Fail(t.Context(), "bare"); !errors.As(err, &late) || late.Error_ != "bare" || late.Shape != nil || late.Code != nil {
		t.Fatalf("got %#v", err)
	}
	err := client.Fail(t.Context(), "full")
	if !errors.As(err, &late) || *late.Code != 7 || late.Shape.(*Circle).Radius != 2 || late.Since.Nanosecond() != 5 || late.Error() != "much too late" {
		t.Fatalf("got %#v", err)
	}
	if autonats.CodeOf(err) != autonats.CodeAborted {
		t.Fatalf("got %v", autonats.CodeOf(err))
	}
	var rejected *Rejected
	if err := client.Fail(t.Context(), "no"); !errors.As(err, &rejected) || rejected.Message != "no" || rejected.Error() != "no" {
		t.Fatalf("got %#v", err)
	}
}

func TestWhatDoesNotFitIsRefusedWithItsPlace(t *testing.T) {
	_, client := start(t)
	list := Nullable{Elements: []*int{ptr(1 << 53)}, Entries: map[string]*Leaf{}}
	endless := &Group{}
	endless.Shapes = []Shape{endless}
	cases := map[string]func() error{
		"value":             func() error { _, err := client.Colour(t.Context(), "blue"); return err },
		"value.elements[0]": func() error { _, err := client.Nullable(t.Context(), list); return err },
		"value.literal": func() error {
			_, err := client.Absent(t.Context(), Absent{Literal: ptr("no")}, nil, nil, nil, nil)
			return err
		},
		"value.f64":     func() error { _, err := client.Scalars(t.Context(), Scalars{F64: math.NaN()}); return err },
		"value.four[3]": func() error { _, err := client.Containers(t.Context(), Containers{}); return err },
		"value" + strings.Repeat(".shapes[0]", 31) + ".shapes": func() error { _, err := client.Shape(t.Context(), endless); return err },
	}
	for path, call := range cases {
		var failure *autonats.Error
		if err := call(); !errors.As(err, &failure) || failure.Code != autonats.CodeInvalidArgument || failure.Path != path {
			t.Errorf("%s: got %#v", path, err)
		}
	}
}
