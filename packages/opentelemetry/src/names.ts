// Names of spans and attributes. Those that are not ours are of the semantic conventions 1.45.0; a test compares them.

/** The conventions that the names are of. */
export const SCHEMA_URL = "https://opentelemetry.io/schemas/1.45.0";
export const SCOPE = "autonats";
export const VERSION = "0.1.0";
export const SYSTEM = "autonats";

export const RPC_SYSTEM_NAME = "rpc.system.name";
export const RPC_METHOD = "rpc.method";
export const RPC_STATUS_CODE = "rpc.status_code";
export const ERROR_TYPE = "error.type";
export const SERVER_ADDRESS = "server.address";
export const MESSAGING_SYSTEM_NAME = "messaging.system.name";
export const MESSAGING_OPERATION_NAME = "messaging.operation.name";
export const MESSAGING_OPERATION_TYPE = "messaging.operation.type";
export const MESSAGING_DESTINATION_NAME = "messaging.destination.name";

export const SERVICE_VERSION = "autonats.service.version";
export const ONE_WAY = "autonats.call.one_way";
export const TIMEOUT = "autonats.call.timeout";
export const ATTEMPT = "autonats.call.attempt";
export const RETRY_COUNT = "autonats.call.retry_count";
export const ERROR_REASON = "autonats.error.reason";
export const QUEUE_WAIT = "autonats.queue.wait";
