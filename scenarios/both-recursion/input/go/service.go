package shop

import "context"

type Comment struct {
	Text    string     `json:"text"`
	Replies []*Comment `json:"replies"`
	Parent  *Comment   `json:"parent"`
	Thread  *Thread    `json:"thread,omitempty"`
}

type Thread struct {
	First    Comment           `json:"first"`
	ByAuthor map[string]Thread `json:"byAuthor"`
}

// @nats:server Comment
// @nats:required
type CommentService interface {
	Get(ctx context.Context, id string) (*Comment, error)
}
