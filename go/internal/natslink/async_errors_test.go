package natslink

import (
	"errors"
	"slices"
	"testing"

	"github.com/zyra/autonats/go/internal/link"
)

func TestDeniedSubjectsAndGroups(t *testing.T) {
	l := newLink(nil)
	var got []string
	l.Listen(&link.Events{
		OnPublishDenied:      func(subject string) { got = append(got, subject) },
		OnSubscriptionDenied: func(subject, queueGroup string) { got = append(got, subject+"/"+queueGroup) },
	})
	for _, text := range []string{
		`nats: Permissions Violation for Publish to "a.b"`,
		`nats: permissions violation for subscription to "a.b" using queue "q"`,
		`nats: Permissions Violation for Subscription to "a.b" (sid "3")`,
		`nats: Stale Connection`,
	} {
		tellDenied(l, errors.New(text))
	}
	if want := []string{"a.b", "a.b/q", "a.b/"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
