package autonats_test

import (
	"context"
	"errors"
	"testing"
	"time"

	autonats "github.com/zyra/autonats/go"
	"github.com/zyra/autonats/go/autonatstest"
	"github.com/zyra/autonats/go/reason"
)

// While a connection gets ready to leave its server, a method that still runs may call other
// services over it.
func TestNestedCallsWhileTheConnectionMoves(t *testing.T) {
	network := autonatstest.NewNetwork(autonatstest.WithServers(2))
	moving, staying := network.Connect(), network.Connect()
	serve(t, staying, &users{}, autonats.WithPrefix("other"))
	nested := newClient(moving, autonats.WithPrefix("other")).With(autonats.CallTimeout(time.Second))
	started, goOn := make(chan struct{}), make(chan struct{})
	serve(t, moving, &users{deleteAll: func(ctx context.Context) error {
		close(started)
		<-goOn
		_, err := nested.GetAll(ctx, nil)
		return err
	}})
	client := newClient(staying)
	result := make(chan error, 1)
	go func() { result <- client.With(autonats.CallTimeout(time.Minute)).DeleteAll(t.Context()) }()
	<-started
	moving.LameDuck()
	eventually(t, "the handler has withdrawn", func() bool {
		_, err := client.GetAll(t.Context(), nil)
		return errors.Is(err, reason.NoResponders)
	})
	close(goOn)
	if err := <-result; err != nil {
		t.Errorf("the method ended with %v", err)
	}
	eventually(t, "the handler serves again", func() bool {
		_, err := client.GetAll(t.Context(), nil)
		return err == nil
	})
}

// stubborn is a link that cannot leave its server, and says when it was to.
type stubborn struct {
	*autonatstest.Link
	left chan struct{}
}

func (s stubborn) Leave() error {
	close(s.left)
	return errors.New("there is nowhere to go")
}

// A connection that cannot leave its server goes on as before.
func TestConnectionThatCannotMove(t *testing.T) {
	network := autonatstest.NewNetwork(autonatstest.WithServers(2))
	link := stubborn{network.Connect(), make(chan struct{})}
	serve(t, link, &users{})
	own := newClient(link)
	link.LameDuck()
	<-link.left
	eventually(t, "the handler serves again, and its connection lets calls through", func() bool {
		_, err := own.GetAll(t.Context(), nil)
		return err == nil
	})
}
