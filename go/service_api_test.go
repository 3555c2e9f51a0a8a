package autonats_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/zyra/autonats/go/internal/user"
)

type statsAnswer struct {
	Type      string
	Name      string
	ID        string
	Version   string
	Metadata  map[string]string
	Started   time.Time
	Endpoints []struct {
		Name                  string
		Subject               string
		QueueGroup            string `json:"queue_group"`
		NumRequests           int64  `json:"num_requests"`
		NumErrors             int64  `json:"num_errors"`
		LastError             string `json:"last_error"`
		ProcessingTime        int64  `json:"processing_time"`
		AverageProcessingTime int64  `json:"average_processing_time"`
	}
}

// ask asks the service API, and reads the answer.
func ask[T any](t testing.TB, nc *nats.Conn, subject string) (answer T) {
	t.Helper()
	message, err := nc.Request(subject, nil, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(message.Data, &answer); err != nil {
		t.Fatalf("%v in %s", err, message.Data)
	}
	return answer
}

func serviceStats(t testing.TB, nc *nats.Conn, instance string) statsAnswer {
	t.Helper()
	return ask[statsAnswer](t, nc, "$SRV.STATS.User."+instance)
}

func TestServiceAPI(t *testing.T) {
	m := startMesh(t, &users{})
	id := m.handler.Instance()

	t.Run("PING", func(t *testing.T) {
		for _, subject := range []string{"$SRV.PING", "$SRV.PING.User", "$SRV.PING.User." + id} {
			got := ask[map[string]any](t, m.calling, subject)
			want := map[string]any{"type": "io.nats.micro.v1.ping_response", "name": "User", "id": id, "version": "0.0.0", "metadata": map[string]any{"autonats-protocol": "1", "autonats-features": ""}}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s answers %v", subject, got)
			}
		}
	})
	t.Run("INFO", func(t *testing.T) {
		got := ask[struct {
			Type, Description string
			Metadata          map[string]string
			Endpoints         []struct {
				Name, Subject string
				QueueGroup    string `json:"queue_group"`
				Metadata      map[string]string
			}
		}](t, m.calling, "$SRV.INFO.User")
		if got.Type != "io.nats.micro.v1.info_response" || got.Description != "Keeps the users." || got.Metadata == nil || len(got.Endpoints) != 4 {
			t.Fatalf("got %+v", got)
		}
		first, last := got.Endpoints[0], got.Endpoints[3]
		if first.Name != "GetById" || first.Subject != "autonats.user.GetById" || first.QueueGroup != "autonats" || first.Metadata["autonats-kind"] != "unary" {
			t.Errorf("got %+v", first)
		}
		if last.Metadata["autonats-kind"] != "oneWay" || len(last.Metadata["autonats-fingerprint"]) != 16 {
			t.Errorf("got %+v", last)
		}
	})
	t.Run("answers nobody who may not be answered", func(t *testing.T) {
		stolen, err := m.calling.SubscribeSync("commands.>")
		if err != nil {
			t.Fatal(err)
		}
		if err := m.calling.PublishRequest("$SRV.PING.User", "commands.delete", nil); err != nil {
			t.Fatal(err)
		}
		ask[map[string]any](t, m.calling, "$SRV.PING.User."+id)
		if message, err := stolen.NextMsg(50 * time.Millisecond); err == nil {
			t.Errorf("answered %s", message.Data)
		}
	})
}

func TestServiceStats(t *testing.T) {
	m := startMesh(t, &users{
		getById: func(_ context.Context, id string) (*user.User, error) {
			time.Sleep(5 * time.Millisecond)
			return nil, &user.NotFound{ID: id, Message: "no user\n" + id}
		},
		deleteAll: func(context.Context) error { return errors.New("secret") },
	})
	for range 3 {
		_, _ = m.client.GetById(t.Context(), "1")
	}
	_ = m.client.DeleteAll(t.Context())
	_, _ = m.client.GetAll(t.Context(), nil)

	// Who has an answer finds it counted.
	stats := serviceStats(t, m.calling, m.handler.Instance())
	if stats.Type != "io.nats.micro.v1.stats_response" || time.Since(stats.Started) > time.Minute {
		t.Errorf("got %+v", stats)
	}
	getById, getAll, deleteAll := stats.Endpoints[0], stats.Endpoints[1], stats.Endpoints[2]
	if getById.NumRequests != 3 || getById.NumErrors != 3 || getById.LastError != "NOT_FOUND: no user\n1" {
		t.Errorf("got %+v", getById)
	}
	if getById.ProcessingTime < int64(15*time.Millisecond) || getById.AverageProcessingTime != getById.ProcessingTime/3 {
		t.Errorf("the times are %+v", getById)
	}
	if getAll.NumRequests != 1 || getAll.NumErrors != 0 || getAll.LastError != "" || getAll.ProcessingTime == 0 {
		t.Errorf("got %+v", getAll)
	}
	if deleteAll.NumErrors != 1 || deleteAll.LastError != "INTERNAL: the method failed; the handler's log has the details" {
		t.Errorf("got %+v", deleteAll)
	}
}
