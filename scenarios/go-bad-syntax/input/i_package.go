// @nats:server Snippet
type SnippetService interface {
	Get(ctx context.Context) error
}
