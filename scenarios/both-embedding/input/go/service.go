package shop

import "context"

type Tracked struct {
	CreatedBy string `json:"createdBy"`
	Version   int    `json:"version"`
	hidden    bool
}

type owned struct {
	Owner string `json:"owner"`
	// Belongs to the document, not to this.
	Name int `json:"name"`
}

// Everything of the others, and a name.
type Document struct {
	Tracked
	owned
	Name string `json:"name"`
	// One inside of another.
	Parent   Tracked `json:"parent"`
	Internal string  `json:"-"`
}

// @nats:server Document
// @nats:required
type DocumentService interface {
	Get(ctx context.Context, name string) (*Document, error)
}
