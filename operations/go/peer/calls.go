package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/zyra/autonats/operations/go/mesh"
)

// call calls what a command names, and returns what the harness is told of its result.
func call(ctx context.Context, client *mesh.WorkClient, c command) (any, error) {
	switch c.Method {
	case "Run":
		return client.Run(ctx, c.Text)
	case "Fetch":
		return client.Fetch(ctx, c.Text)
	case "RunNow":
		return client.RunNow(ctx, c.Text)
	case "Touch":
		return nil, client.Touch(ctx, c.Text)
	case "Slip":
		slip, err := client.Slip(ctx, c.Text)
		if err != nil {
			return nil, err
		}
		return map[string]any{"note": slip.Note}, nil
	case "Receipt":
		receipt, err := client.Receipt(ctx, c.Text)
		if err != nil {
			return nil, err
		}
		return map[string]any{"id": receipt.ID, "note": receipt.Note}, nil
	case "Anything":
		return client.Anything(ctx, c.Text)
	case "Counts":
		return client.Counts(ctx, c.Text)
	case "Spoil":
		return nil, client.Spoil(ctx, c.Text)
	case "Fail":
		return client.Fail(ctx, c.Text)
	case "Produce":
		letters, err := client.Produce(ctx, c.Number)
		return len(letters), err
	case "Consume":
		return client.Consume(ctx, letters(c.Number))
	case "Wait":
		return client.Wait(ctx, c.Text, c.Number)
	case "Note":
		client.Note(ctx, c.Text)
		return nil, nil
	default:
		return nil, fmt.Errorf("no method %s", c.Method)
	}
}

// lettersBySize has what was written once, so that many calls at once share their letters.
var lettersBySize sync.Map

func letters(size int32) string {
	if found, ok := lettersBySize.Load(size); ok {
		return found.(string)
	}
	found, _ := lettersBySize.LoadOrStore(size, strings.Repeat("y", int(size)))
	return found.(string)
}
