package autonatstest

import "github.com/zyra/autonats/go/internal/link"

// Message is what a link delivers to those who subscribe to it by hand.
type Message = link.Message
