package main

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/zyra/autonats/operations/go/mesh"
)

// worker is the implementation. It notes the texts of calls in a file, which outlives a process
// that is killed.
type worker struct{ audit *os.File }

// newWorker returns a worker with that file, or none.
func newWorker(audit string) (*worker, error) {
	if audit == "" {
		return &worker{}, nil
	}
	file, err := os.OpenFile(audit, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	return &worker{audit: file}, err
}

func (w *worker) write(text string) {
	if w.audit != nil {
		_, _ = w.audit.WriteString(text + "\n")
	}
}

func (w *worker) Run(_ context.Context, text string) (string, error) {
	w.write(text)
	return text, nil
}

func (w *worker) Fetch(_ context.Context, text string) (string, error) {
	w.write(text)
	return text, nil
}

func (w *worker) RunNow(_ context.Context, text string) (string, error) {
	w.write(text)
	return text, nil
}

func (w *worker) Touch(_ context.Context, text string) error {
	w.write(text)
	return nil
}

func (w *worker) Slip(_ context.Context, text string) (*mesh.Slip, error) {
	w.write(text)
	return &mesh.Slip{Note: &text}, nil
}

func (w *worker) Receipt(_ context.Context, text string) (*mesh.Receipt, error) {
	w.write(text)
	return &mesh.Receipt{ID: "1", Note: text}, nil
}

func (w *worker) Anything(_ context.Context, text string) (any, error) {
	w.write(text)
	return []any{text}, nil
}

func (w *worker) Counts(_ context.Context, text string) (map[string]int32, error) {
	w.write(text)
	return map[string]int32{text: 1}, nil
}

func (w *worker) Spoil(_ context.Context, text string) error {
	w.write(text)
	return spoiled(text)
}

func (w *worker) Fail(_ context.Context, way string) (string, error) {
	return waysToFail[way]()
}

func (w *worker) Produce(_ context.Context, size int32) (string, error) {
	return strings.Repeat("x", int(size)), nil
}

func (w *worker) Consume(_ context.Context, letters string) (int32, error) {
	return int32(len(letters)), nil
}

func (w *worker) Wait(ctx context.Context, text string, milliseconds int32) (string, error) {
	w.write(text)
	select {
	case <-time.After(time.Duration(milliseconds) * time.Millisecond):
		return text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (w *worker) Note(_ context.Context, text string) {
	w.write(text)
}

// spoiled returns the error with the message that the class in TypeScript gives it.
func spoiled(what string) error {
	return &mesh.Spoiled{What: what, Message: "spoiled: " + what}
}
