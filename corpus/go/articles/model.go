// Package articles is a small publishing house after the usual layers: delivery, use cases, repositories.
package articles

import (
	"errors"
	"time"
)

// ErrNotFound will be returned if the requested item does not exist.
var ErrNotFound = errors.New("your requested item is not found")

// ErrConflict will be returned if the current action already exists.
var ErrConflict = errors.New("your item already exists")

// Author is a person who writes.
type Author struct {
	ID        int64     `json:"id"`
	Name      string    `json:"name"`
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
}

// Article is a text.
type Article struct {
	ID        int64     `json:"id"`
	Title     string    `json:"title" validate:"required"`
	Content   string    `json:"content" validate:"required"`
	Author    Author    `json:"author"`
	UpdatedAt time.Time `json:"updated_at"`
	CreatedAt time.Time `json:"created_at"`
}
