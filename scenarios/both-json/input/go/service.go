package shop

import (
	"context"
	"encoding/json"
)

type Settings struct {
	Layout   any                    `json:"layout"`
	Original json.RawMessage        `json:"original"`
	Extras   map[string]interface{} `json:"extras"`
	Lines    []any                  `json:"lines"`
	Theme    any                    `json:"theme,omitempty"`
}

// @nats:server Settings
// @nats:required
type SettingsService interface {
	Get(ctx context.Context, key string) (any, error)
	Put(ctx context.Context, key string, value interface{}) error
	Load(ctx context.Context) (*Settings, error)
}
