// Package autonats is the Go runtime of Autonats: what generated clients and handlers use to call
// one another over NATS.
//
// A team writes an interface, marks it with @nats:server, and generates a client and a handler from
// it. The generated code is thin; this package multiplexes replies and handles deadlines,
// cancellation, admission, errors, the service API and graceful shutdown. The project's
// docs/protocol.md specifies the wire protocol, so either end may be written in another language.
//
// What users of generated code need: [Connect] or a connection of their own, the options
// ([WithPrefix], [WithQueueGroup], [WithLogger] and others), [Error] with its codes, and [CallFrom]
// within a handler. Everything about codecs and descriptors is for generated code.
package autonats
