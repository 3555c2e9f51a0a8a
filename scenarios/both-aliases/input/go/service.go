package shop

import "context"

// Who somebody is.
type UserId string

type Names []string

type Same = UserId

// @nats:server Alias
type AliasService interface {
	Find(ctx context.Context, id Same) (Names, error)
	Ids(ctx context.Context) ([]UserId, error)
}
