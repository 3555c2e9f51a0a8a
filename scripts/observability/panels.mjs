/** What the dashboard shows, in its order. `queries` are by the legend of their series. */
export function panelsOf(names) {
  const rate = (name, by, matchers = "") => `sum by (${by}) (rate(${name}${matchers}[$__rate_interval]))`;
  const quantile = (share, name) =>
    `histogram_quantile(${share}, sum by (le, rpc_method) (rate(${name}_bucket[$__rate_interval])))`;
  const sum = (name, by) => `sum by (${by}) (${name})`;
  return [
    {
      title: "Demand and capacity",
      help: "Above its capacity, a service refuses calls. The demand is what an autoscaler gets.",
      unit: "short",
      queries: {
        "{{autonats_service_name}} demand": sum(names.serverDemand, "autonats_service_name"),
        "{{autonats_service_name}} capacity": sum(names.serverCapacity, "autonats_service_name"),
        "{{autonats_service_name}} available": sum(names.serverAvailable, "autonats_service_name"),
      },
    },
    {
      title: "Slots in use",
      help: "Calls that hold a slot, of those that may run at once.",
      unit: "percentunit",
      queries: { "{{rpc_method}}": `max by (rpc_method) (${names.serverUtilization})` },
    },
    {
      title: "Calls by method",
      help: "Requests that handlers have answered, a second.",
      unit: "reqps",
      queries: { "{{rpc_method}}": rate(`${names.serverDuration}_count`, "rpc_method") },
    },
    {
      title: "Errors of handlers",
      help: "Answers that are errors of the handler, a second. What callers did wrong is not counted.",
      unit: "reqps",
      queries: {
        "{{rpc_method}} {{error_type}}": rate(
          `${names.serverDuration}_count`,
          "rpc_method, error_type",
          '{error_type!=""}',
        ),
      },
    },
    {
      title: "Time in handlers",
      help: "From a request's arrival to its answer, the wait for a slot included.",
      unit: "s",
      queries: {
        "{{rpc_method}} p50": quantile(0.5, names.serverDuration),
        "{{rpc_method}} p99": quantile(0.99, names.serverDuration),
      },
    },
    {
      title: "Time of calls at clients",
      help: "From a call's start to its end, with all attempts.",
      unit: "s",
      queries: {
        "{{rpc_method}} p50": quantile(0.5, names.clientDuration),
        "{{rpc_method}} p99": quantile(0.99, names.clientDuration),
      },
    },
    {
      title: "Errors at clients",
      help: "Calls that have failed, a second, for whatever reason.",
      unit: "reqps",
      queries: {
        "{{rpc_method}} {{rpc_status_code}}": rate(
          `${names.clientDuration}_count`,
          "rpc_method, rpc_status_code",
          '{error_type!=""}',
        ),
      },
    },
    {
      title: "Calls that no handler has started",
      help: "By reason: at clients, and as handlers have refused them.",
      unit: "reqps",
      queries: {
        "client {{rpc_method}} {{autonats_error_reason}}": rate(
          names.clientRejected,
          "rpc_method, autonats_error_reason",
        ),
        "handler {{rpc_method}} {{autonats_error_reason}}": rate(
          names.serverRejected,
          "rpc_method, autonats_error_reason",
        ),
      },
    },
    {
      title: "Calls made again",
      help: "By the reason why the attempt before failed. Denied are those for which the client had no retries left, answered those with an idempotency key that did not run again.",
      unit: "reqps",
      queries: {
        "{{rpc_method}} {{autonats_error_reason}}": rate(names.clientRetries, "rpc_method, autonats_error_reason"),
        "denied {{rpc_method}} {{autonats_error_reason}}": rate(
          names.clientRetriesDenied,
          "rpc_method, autonats_error_reason",
        ),
        "answered {{rpc_method}}": rate(names.serverRepeated, "rpc_method"),
      },
    },
    {
      title: "Instances that calls avoid",
      help: "Handlers that are away from their group because their calls failed, how often they left, and changes of breakers a second.",
      unit: "short",
      queries: {
        "{{autonats_service_name}} is away": sum(names.serverEjected, "autonats_service_name"),
        "{{autonats_service_name}} has left": `sum by (autonats_service_name) (increase(${names.serverEjections}[$__rate_interval]))`,
        "{{rpc_method}} {{autonats_breaker_state}}": rate(
          names.clientBreakerChanges,
          "rpc_method, autonats_breaker_state",
        ),
      },
    },
    {
      title: "Running and waiting calls",
      help: "In handlers, over all instances.",
      unit: "short",
      queries: {
        "{{rpc_method}} running": sum(names.serverActive, "rpc_method"),
        "{{rpc_method}} waiting": sum(names.serverQueueSize, "rpc_method"),
        "{{rpc_method}} limit": sum(names.serverLimit, "rpc_method"),
      },
    },
    {
      title: "Wait for a slot",
      help: "Time that calls have waited before they were started.",
      unit: "s",
      queries: { "{{rpc_method}} p99": quantile(0.99, names.serverQueueWait) },
    },
    {
      title: "Calls under way at clients",
      help: "Calls that wait for their end.",
      unit: "short",
      queries: { "{{rpc_method}}": sum(names.clientActive, "rpc_method") },
    },
    {
      title: "Connections to NATS",
      help: "By state, and how often connections were made again.",
      unit: "short",
      queries: {
        "{{autonats_connection_state}}": sum(names.connectionStatus, "autonats_connection_state"),
        reconnects: `sum(increase(${names.reconnects}[$__rate_interval]))`,
      },
    },
    {
      title: "What runs",
      help: "Processes by language and version.",
      unit: "short",
      queries: {
        "{{autonats_language}} {{autonats_version}}": `sum by (autonats_language, autonats_version) (${names.buildInfo})`,
      },
    },
  ];
}
