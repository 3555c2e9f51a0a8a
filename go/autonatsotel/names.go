package autonatsotel

// Names of spans and attributes. Those that are not ours are of the semantic conventions 1.45.0.
const (
	schemaURL = "https://opentelemetry.io/schemas/1.45.0"
	scope     = "autonats"
	version   = "0.1.0"
	system    = "autonats"

	rpcSystemName            = "rpc.system.name"
	rpcMethod                = "rpc.method"
	rpcStatusCode            = "rpc.status_code"
	errorType                = "error.type"
	serverAddress            = "server.address"
	messagingSystemName      = "messaging.system.name"
	messagingOperationName   = "messaging.operation.name"
	messagingOperationType   = "messaging.operation.type"
	messagingDestinationName = "messaging.destination.name"

	serviceVersion = "autonats.service.version"
	oneWay         = "autonats.call.one_way"
	callTimeout    = "autonats.call.timeout"
	callAttempt    = "autonats.call.attempt"
	retryCount     = "autonats.call.retry_count"
	errorReason    = "autonats.error.reason"
	queueWait      = "autonats.queue.wait"
)
