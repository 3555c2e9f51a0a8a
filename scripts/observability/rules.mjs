/** What is alerted on: `query` compared with `bound`, for so long. */
export function alertsOf(names) {
  const errors = (name) =>
    `sum by (rpc_method) (rate(${name}_count{error_type!=""}[5m])) / sum by (rpc_method) (rate(${name}_count[5m]))`;
  return [
    {
      alert: "AutonatsHandlerErrors",
      query: errors(names.serverDuration),
      bound: "> 0.05",
      for: "10m",
      severity: "critical",
      summary: "{{ $labels.rpc_method }} answers {{ $value | humanizePercentage }} of its calls with errors of its own",
      help: "Errors that callers are to blame for are not counted. The logs of the handler have the errors, with the reference that callers were given.",
    },
    {
      alert: "AutonatsNoHandler",
      query: `sum by (rpc_method) (increase(${names.clientRejected}{autonats_error_reason="NO_RESPONDERS"}[5m]))`,
      bound: "> 0",
      for: "5m",
      severity: "critical",
      summary: "calls of {{ $labels.rpc_method }} find no handler",
      help: "No handler runs, or the accounts, permissions or prefixes of callers and handlers do not match.",
    },
    {
      alert: "AutonatsOverCapacity",
      query: `sum by (autonats_service_name) (${names.serverDemand}) / sum by (autonats_service_name) (${names.serverCapacity})`,
      bound: "> 1",
      for: "10m",
      severity: "warning",
      summary: "{{ $labels.autonats_service_name }} has more to do than it may do at once",
      help: "The service needs more instances or higher limits; an autoscaler on the demand adds instances by itself.",
    },
    {
      alert: "AutonatsCallsRefused",
      query: `sum by (rpc_method) (rate(${names.serverRejected}{autonats_error_reason="BUSY"}[5m]))`,
      bound: "> 0",
      for: "10m",
      severity: "warning",
      summary: "{{ $labels.rpc_method }} refuses {{ $value | humanize }} calls a second as BUSY",
      help: "All slots of the method are in use and its queue is full. Another instance may still have taken the calls, if callers try again.",
    },
    {
      alert: "AutonatsCallsHeldBack",
      query: `sum by (rpc_method) (rate(${names.clientRejected}{autonats_error_reason="THROTTLED"}[5m]))`,
      bound: "> 0",
      for: "10m",
      severity: "warning",
      summary: "clients hold back {{ $value | humanize }} calls of {{ $labels.rpc_method }} a second",
      help: "Handlers have refused most calls of the method as BUSY, so clients fail calls without sending them.",
    },
    {
      alert: "AutonatsRetriesUsedUp",
      query: `sum by (rpc_method) (rate(${names.clientRetriesDenied}[5m]))`,
      bound: "> 0",
      for: "10m",
      severity: "warning",
      summary: "clients of {{ $labels.rpc_method }} have no retries left",
      help: "So many calls fail that making them all again would overload the handlers; they fail at their first error.",
    },
    {
      alert: "AutonatsInstanceEjected",
      query: `sum by (autonats_service_name) (increase(${names.serverEjections}[10m]))`,
      bound: "> 0",
      for: "1m",
      severity: "warning",
      summary: "an instance of {{ $labels.autonats_service_name }} has left its group",
      help: "Half of its calls failed by faults of its own, while those of the others did not. It comes back by itself once they succeed.",
    },
    {
      alert: "AutonatsSlowCalls",
      query: `histogram_quantile(0.99, sum by (le, rpc_method) (rate(${names.serverDuration}_bucket[5m])))`,
      bound: "> 2.5",
      for: "10m",
      severity: "warning",
      summary: "one call in a hundred of {{ $labels.rpc_method }} takes more than {{ $value | humanizeDuration }}",
      help: "The time has the wait for a slot in it: compare it with that wait.",
    },
    {
      alert: "AutonatsDisconnected",
      query: `sum by (instance) (${names.connectionStatus}{autonats_connection_state!="up"})`,
      bound: "> 0",
      for: "2m",
      severity: "critical",
      summary: "{{ $labels.instance }} has a connection to NATS that is not up",
      help: "The process is not ready meanwhile, and connects by itself once there is a server.",
    },
  ];
}

/** Returns the file of rules for Prometheus. */
export function rules(names) {
  const rules = alertsOf(names).map(
    ({ alert, query, bound, for: duration, severity, summary, help }) => `      - alert: ${alert}
        expr: ${JSON.stringify(`${query} ${bound}`)}
        for: ${duration}
        labels: { severity: ${severity} }
        annotations:
          summary: ${JSON.stringify(summary)}
          description: ${JSON.stringify(help)}
`,
  );
  return `# Written by \`node scripts/observability.mjs\`. The bounds are a beginning: set your own.
groups:
  - name: autonats
    rules:
${rules.join("")}`;
}
