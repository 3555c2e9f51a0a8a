package signatures

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
)

type store struct {
	Articles
	touched chan string
	ids     []string
}

var created = time.Unix(1_800_000_000, 5).UTC()

func (s *store) List(_ context.Context, limit int, ids ...string) ([]Article, error) {
	s.ids = ids
	return make([]Article, min(limit, len(ids))), nil
}

func (s *store) Bytes(_ context.Context, of ...byte) (int, error) { return len(of), nil }

func (s *store) Page(_ context.Context, after string) (items []*Article, next string, err error) {
	if after == "end" {
		return nil, "", errors.New("nothing there")
	}
	return []*Article{{Title: after}}, after + "+", nil
}

func (s *store) Find(_ context.Context, title string) (*Article, bool, error) {
	if title == "" {
		return nil, false, nil
	}
	return &Article{Title: title}, true, nil
}

func (s *store) Swap(_ context.Context, a, b string) (string, string, error) { return b, a, nil }

func (s *store) Size() (int, error) { return 7, nil }

func (s *store) Touch(id string) { s.touched <- id }

func (s *store) Count(_ context.Context, result string) int {
	if result == "panic" {
		panic(result)
	}
	return len(result)
}

func (s *store) Version() (major, minor int) { return 1, 2 }

func (s *store) Store(_ context.Context, article *Article) error {
	if article.Title == "" {
		return fmt.Errorf("store %d: %w", article.ID, ErrClosed)
	}
	article.ID, article.CreatedAt, article.Author = 77, created, nil
	article.Secret, article.cached = "of the server", true
	return nil
}

func (s *store) Assign(_ context.Context, article *Article, author *Author, text string) (int, error) {
	article.Title = "not seen"
	author.Count++
	return len(text), nil
}

func (s *store) Both(article *Article, author *Author) error {
	article.ID, author.Count = 8, 9
	return nil
}

func start(t *testing.T) (*store, *ArticlesClient) {
	t.Helper()
	nc, err := autonats.Connect(os.Getenv("NATS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	server := &store{touched: make(chan string, 1)}
	handler := NewArticlesHandler(server, nc)
	if err := handler.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(handler.Shutdown)
	return server, NewArticlesClient(nc)
}

func TestAnyNumberOfArguments(t *testing.T) {
	server, client := start(t)
	for _, ids := range [][]string{nil, {"a"}, {"a", "b", "c"}} {
		found, err := client.List(t.Context(), 2, ids...)
		if err != nil || len(found) != min(2, len(ids)) || !reflect.DeepEqual(server.ids, ids) {
			t.Errorf("List(%q) = %v, %v; the server had %q", ids, found, err, server.ids)
		}
	}
	if n, err := client.Bytes(t.Context(), 0, 255); n != 2 || err != nil {
		t.Errorf("Bytes = %d, %v", n, err)
	}
}

func TestSeveralResults(t *testing.T) {
	_, client := start(t)
	items, next, err := client.Page(t.Context(), "x")
	if err != nil || next != "x+" || len(items) != 1 || items[0].Title != "x" {
		t.Errorf("Page = %v, %q, %v", items, next, err)
	}
	if items, next, err := client.Page(t.Context(), "end"); err == nil || items != nil || next != "" {
		t.Errorf("Page = %v, %q, %v", items, next, err)
	}
	if article, found, err := client.Find(t.Context(), ""); article != nil || found || err != nil {
		t.Errorf("Find = %v, %v, %v", article, found, err)
	}
	if article, found, err := client.Find(t.Context(), "x"); err != nil || !found || article.Title != "x" {
		t.Errorf("Find = %v, %v, %v", article, found, err)
	}
	if a, b, err := client.Swap(t.Context(), "a", "b"); a != "b" || b != "a" || err != nil {
		t.Errorf("Swap = %q, %q, %v", a, b, err)
	}
}

func TestNoContext(t *testing.T) {
	server, client := start(t)
	if n, err := client.Size(); n != 7 || err != nil {
		t.Errorf("Size = %d, %v", n, err)
	}
	client.Touch("1")
	if id := <-server.touched; id != "1" {
		t.Errorf("touched %q", id)
	}
}

func TestNoError(t *testing.T) {
	_, client := start(t)
	if n := client.Count(t.Context(), "four"); n != 4 {
		t.Errorf("Count = %d", n)
	}
	if major, minor := client.Version(); major != 1 || minor != 2 {
		t.Errorf("Version = %d, %d", major, minor)
	}
	if major, minor, err := client.TryVersion(); major != 1 || minor != 2 || err != nil {
		t.Errorf("TryVersion = %d, %d, %v", major, minor, err)
	}
	if n, err := client.TryCount2(t.Context(), "panic"); n != 0 || autonats.CodeOf(err) != autonats.CodeInternal {
		t.Errorf("TryCount2 = %d, %v", n, err)
	}
	defer func() {
		if err, ok := recover().(error); !ok || autonats.CodeOf(err) != autonats.CodeInternal {
			t.Errorf("Count panicked with %v", err)
		}
	}()
	client.Count(t.Context(), "panic")
	t.Error("Count returned")
}

func TestWhatIsWrittenIntoAPointerComesBack(t *testing.T) {
	_, client := start(t)
	name := "Ada"
	article := &Article{Title: "t", Author: &name, Secret: "own", cached: false}
	if err := client.Store(t.Context(), article); err != nil {
		t.Fatal(err)
	}
	want := &Article{Base: Base{ID: 77, CreatedAt: created}, Title: "t", Secret: "own"}
	if !reflect.DeepEqual(article, want) {
		t.Errorf("got %+v, want %+v", article, want)
	}
	author := &Author{Name: "Ada", Count: 1}
	n, err := client.Assign(t.Context(), article, author, "abc")
	if n != 3 || err != nil || author.Count != 2 || article.Title != "t" {
		t.Errorf("Assign = %d, %v; %+v, %+v", n, err, article, author)
	}
	if err := client.Both(article, author); err != nil || article.ID != 8 || author.Count != 9 {
		t.Errorf("Both = %v; %+v, %+v", err, article, author)
	}
}

func TestASentinelIsFound(t *testing.T) {
	_, client := start(t)
	article := &Article{Base: Base{ID: 5}}
	err := client.Store(t.Context(), article)
	if !errors.Is(err, ErrClosed) || autonats.CodeOf(err) != autonats.CodeFailedPrecondition || article.ID != 5 {
		t.Errorf("Store = %v, %+v", err, article)
	}
	if wrapped := fmt.Errorf("here: %w", err); !errors.Is(wrapped, ErrClosed) || errors.Is(err, errors.New("closed")) {
		t.Errorf("%v", wrapped)
	}
}

func TestASkippedMethodFails(t *testing.T) {
	_, client := start(t)
	if err := client.Walk(t.Context(), nil); autonats.CodeOf(err) != autonats.CodeUnimplemented {
		t.Errorf("Walk = %v", err)
	}
	if file, err := client.Open("x"); file != nil || autonats.CodeOf(err) != autonats.CodeUnimplemented {
		t.Errorf("Open = %v, %v", file, err)
	}
	defer func() {
		err, _ := recover().(error)
		if autonats.CodeOf(err) != autonats.CodeUnimplemented {
			t.Errorf("String panicked with %v", err)
		}
	}()
	_ = client.String()
	t.Error("String returned")
}
