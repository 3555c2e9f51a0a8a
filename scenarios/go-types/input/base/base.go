package base

import "context"

type Tracked struct {
	Version int `json:"version"`
	Inner
}

type Inner struct {
	Deep string `json:"deep"`
}

type Place string

type Health interface {
	Check(ctx context.Context) error
}
