// Command handler serves the generated handler, with everything on.
package main

import (
	"context"
	"errors"
	"log"
	"os"

	"example.com/bench/internal/loop"
	"example.com/bench/mesh"
	autonats "github.com/zyra/autonats/go"
)

type users struct {
	one  *mesh.User
	page []mesh.User
}

func (u *users) One(context.Context, string) (*mesh.User, error) { return u.one, nil }

func (u *users) Page(context.Context, string) ([]mesh.User, error) { return u.page, nil }

func main() {
	nc, err := autonats.Connect(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	handler := mesh.NewBenchHandler(&users{loop.User(), loop.Page()}, nc, loop.HandlerOptions()...)
	if err := handler.Run(context.Background()); err != nil {
		log.Fatal(err)
	}
	loop.Answer(func(string) error { return errors.New("a handler makes no calls") })
}
