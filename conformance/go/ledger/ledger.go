// Package ledger has a service that is written in Go, with every signature that Go has.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/zyra/autonats/conformance/go/ledger/book"
)

// ErrGone reports that there was an entry.
var ErrGone = errors.New("gone")

// IsFinal reports whether trying again is of no use.
func IsFinal(err error) bool { return errors.Is(err, ErrGone) || errors.Is(err, book.ErrClosed) }

// Missing reports what there is not.
type Missing struct {
	ID string `json:"id"`
}

func (m *Missing) Error() string { return "missing " + m.ID }

// Entry is a line of the ledger.
type Entry struct {
	ID    int     `json:"id"`
	Title string  `json:"title"`
	Note  *string `json:"note,omitempty"`
	// Secret stays where it is.
	Secret string `json:"-"`
}

// Total is what entries come to.
type Total struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Move is what happens to money: one of the types below, for no other package can have its method.
type Move interface{ move() }

// Deposit brings money.
type Deposit struct {
	Amount int `json:"amount"`
}

// Withdrawal takes money away.
type Withdrawal struct {
	Taken int `json:"taken"`
	Fee   int `json:"fee,omitempty"`
}

// Remark moves nothing.
type Remark string

// Round is several deposits at once.
type Round []int

func (*Deposit) move()   {}
func (Withdrawal) move() {}
func (Remark) move()     {}
func (Round) move()      {}

// Ledger keeps entries.
//
// @nats:server Ledger
type Ledger interface {
	// Join puts any number of words together.
	Join(ctx context.Context, separator string, words ...string) (string, error)
	// Sum adds any number of numbers. It has neither a context nor an error.
	Sum(numbers ...int) int
	// Divide has two results with names.
	Divide(ctx context.Context, a, b int) (quotient, remainder int, err error)
	// Swap has two results without names.
	Swap(ctx context.Context, a, b string) (string, string, error)
	// Lookup returns nil and false for no title.
	Lookup(ctx context.Context, title string) (*Entry, bool, error)
	// Find returns nil for no title.
	Find(ctx context.Context, title string) (*Entry, error)
	// Get returns nil for no title, although it says that it never does.
	//
	// @nats:required
	Get(ctx context.Context, title string) (*Entry, error)
	// Size has no context.
	Size() (int, error)
	// Touch is one-way, without a context.
	Touch(title string)
	// Touched waits until a title has been touched.
	Touched(ctx context.Context, title string) error
	// Count returns how many letters there are, and panics without any.
	Count(ctx context.Context, text string) int
	// Version has two results and no error.
	Version() (major, minor int)
	// Store sets the id and clears the note.
	//
	// @nats:inout
	// @nats:error book.ErrClosed
	Store(ctx context.Context, entry *Entry) error
	// Assign counts the total up, changes the title of the entry for itself, and returns how long the text is.
	//
	// @nats:inout total
	Assign(ctx context.Context, entry *Entry, total *Total, text string) (length int, _ error)
	// Both sets the id and the count.
	//
	// @nats:inout
	Both(entry *Entry, total *Total) error
	// Take fails with the error of the name: gone, closed, or missing.
	//
	// @nats:error ErrGone NOT_FOUND
	// @nats:error book.ErrClosed
	// @nats:error Missing
	Take(ctx context.Context, name string) error
	// Describe returns which kind of move it was given, and what is in it.
	Describe(ctx context.Context, move Move) (string, error)
	// Undo returns the move that makes another one undone, and nil for a remark.
	Undo(ctx context.Context, move Move) (Move, error)
	// Walk is for callers in this process.
	//
	// @nats:skip
	Walk(ctx context.Context, visit func(*Entry) error) error
	// @nats:skip
	Open(name string) (io.ReadCloser, error)
	// Watch is left out by --skip-unsupported.
	Watch(ctx context.Context) iter.Seq[Entry]
	// @nats:skip
	fmt.Stringer
}
