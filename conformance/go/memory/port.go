package main

import (
	"context"
	"encoding/base64"

	"github.com/zyra/autonats/conformance/go/internal/lines"
	"github.com/zyra/autonats/go/autonatstest"
)

// port sends and hears messages of the harness's own.
type port struct {
	link          *autonatstest.Link
	subscriptions map[int64]interface{ Close() }
}

func newPort(link *autonatstest.Link) *port {
	return &port{link: link, subscriptions: map[int64]interface{ Close() }{}}
}

// run does what a command says, at once, as commands come in order. It returns nil for commands
// that are not the port's.
func (p *port) run(command lines.Command) map[string]any {
	switch command.Do {
	case "publish":
		if err := p.publish(command); err != nil {
			return lines.Broken(err)
		}
	case "subscribe":
		subscription, err := p.link.Subscribe(command.Subject, "", func(message autonatstest.Message) { hear(command.ID, message) })
		if err != nil {
			return lines.Broken(err)
		}
		p.subscriptions[command.ID] = subscription
	case "unsubscribe":
		p.subscriptions[command.Subscription].Close()
		delete(p.subscriptions, command.Subscription)
	case "flush":
		if err := p.link.Confirm(context.Background()); err != nil {
			return lines.Broken(err)
		}
	default:
		return nil
	}
	return map[string]any{"value": nil}
}

func (p *port) publish(command lines.Command) error {
	body, err := base64.StdEncoding.DecodeString(command.Body)
	if err != nil {
		return err
	}
	var head []byte
	if command.Head != nil {
		if head, err = base64.StdEncoding.DecodeString(*command.Head); err != nil {
			return err
		}
	}
	return p.link.Publish(command.Subject, command.Reply, head, body)
}

func hear(id int64, message autonatstest.Message) {
	line := map[string]any{
		"heard": id, "subject": message.Subject, "reply": message.Reply, "body": base64.StdEncoding.EncodeToString(message.Body),
	}
	if message.Head != nil {
		line["head"] = base64.StdEncoding.EncodeToString(message.Head)
	}
	lines.Write(line)
}
