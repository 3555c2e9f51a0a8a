package server

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/zyra/autonats/conformance/go/ledger"
	"github.com/zyra/autonats/conformance/go/ledger/book"
)

// entries implements conformance/go/ledger. Nobody calls the methods that are not served.
type entries struct {
	ledger.Ledger
	touched *keyLog
}

func (e *entries) Join(_ context.Context, separator string, words ...string) (string, error) {
	return fmt.Sprintf("%d: %s", len(words), strings.Join(words, separator)), nil
}

func (e *entries) Sum(numbers ...int) int {
	sum := 0
	for _, number := range numbers {
		sum += number
	}
	return sum
}

func (e *entries) Divide(_ context.Context, a, b int) (quotient, remainder int, err error) {
	if b == 0 {
		return 0, 0, errors.New("division by zero")
	}
	return a / b, a % b, nil
}

func (e *entries) Swap(_ context.Context, a, b string) (string, string, error) { return b, a, nil }

func (e *entries) Lookup(_ context.Context, title string) (*ledger.Entry, bool, error) {
	if title == "" {
		return nil, false, nil
	}
	return &ledger.Entry{ID: 1, Title: title}, true, nil
}

func (e *entries) Find(ctx context.Context, title string) (*ledger.Entry, error) {
	entry, _, err := e.Lookup(ctx, title)
	return entry, err
}

func (e *entries) Get(ctx context.Context, title string) (*ledger.Entry, error) {
	return e.Find(ctx, title)
}

func (e *entries) Size() (int, error) { return 7, nil }

func (e *entries) Touch(title string) { e.touched.release(title) }

func (e *entries) Touched(ctx context.Context, title string) error {
	return e.touched.until(ctx, func() bool { return e.touched.released[title] })
}

func (e *entries) Count(_ context.Context, text string) int {
	if text == "" {
		panic("nothing to count")
	}
	return len(text)
}

func (e *entries) Version() (major, minor int) { return 1, 2 }

func (e *entries) Store(_ context.Context, entry *ledger.Entry) error {
	if entry.Title == "" {
		return fmt.Errorf("store %d: %w", entry.ID, book.ErrClosed)
	}
	entry.ID, entry.Note, entry.Secret = 77, nil, "of the server"
	return nil
}

func (e *entries) Assign(_ context.Context, entry *ledger.Entry, total *ledger.Total, text string) (int, error) {
	entry.Title = "not seen"
	total.Count++
	return len(text), nil
}

func (e *entries) Both(entry *ledger.Entry, total *ledger.Total) error {
	entry.ID, total.Count = 8, 9
	return nil
}

func (e *entries) Take(_ context.Context, name string) error {
	switch name {
	case "gone":
		return fmt.Errorf("secret: %w", fmt.Errorf("secret: %w", ledger.ErrGone))
	case "closed":
		return errors.Join(errors.New("secret"), book.ErrClosed)
	case "missing":
		return fmt.Errorf("secret: %w", &ledger.Missing{ID: name})
	}
	return nil
}

func (e *entries) Describe(_ context.Context, move ledger.Move) (string, error) {
	switch move := move.(type) {
	case *ledger.Deposit:
		return fmt.Sprint("deposit of ", move.Amount), nil
	case ledger.Withdrawal:
		return fmt.Sprintf("withdrawal of %d for %d", move.Taken, move.Fee), nil
	case ledger.Remark:
		return fmt.Sprint("remark: ", string(move)), nil
	case ledger.Round:
		return fmt.Sprint("round of ", len(move)), nil
	}
	return "", fmt.Errorf("a move of type %T", move)
}

func (e *entries) Undo(_ context.Context, move ledger.Move) (ledger.Move, error) {
	switch move := move.(type) {
	case *ledger.Deposit:
		return ledger.Withdrawal{Taken: move.Amount}, nil
	case ledger.Withdrawal:
		return &ledger.Deposit{Amount: move.Taken + move.Fee}, nil
	case ledger.Round:
		return ledger.Remark(fmt.Sprintf("%d deposits", len(move))), nil
	}
	return nil, nil
}
