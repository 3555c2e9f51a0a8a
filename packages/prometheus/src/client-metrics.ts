import { callOf, codeOf, type ObservedCall, type Observer, type Outcome, outcomeOf } from "@autonats/runtime";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { clientStatus, methodLabels } from "./labels.js";
import { DURATION_BUCKETS, METRICS } from "./table.gen.js";

/** Outcomes of calls that no handler has started. */
const NOT_STARTED: ReadonlySet<Outcome> = new Set(["NOT_SENT", "NOT_DELIVERED", "REJECTED"]);

/** Creates what counts the calls of clients. */
export function createClientMetrics(registry: Registry): Observer {
  const registers = [registry];
  const duration = new Histogram({ ...METRICS.clientDuration, buckets: DURATION_BUCKETS, registers });
  const active = new Gauge({ ...METRICS.clientActive, registers });
  const rejected = new Counter({ ...METRICS.clientRejected, registers });
  return {
    onCallStarted: ({ service, version, method }) => active.inc({ ...methodLabels(service, version, method) }),
    onCallSettled(call, error, milliseconds) {
      const labels = methodLabels(call.service, call.version, call.method);
      const code = error === undefined ? undefined : codeOf(error);
      active.dec({ ...labels });
      duration.observe(
        { rpc_system_name: "autonats", ...labels, ...clientStatus(code), server_address: addressOf(call) },
        milliseconds / 1000,
      );
      if (code !== undefined && NOT_STARTED.has(outcomeOf(error))) {
        rejected.inc({ ...labels, autonats_error_reason: callOf(error)?.reason ?? code });
      }
    },
  };
}

/** Returns the part of the subject before the method. */
function addressOf({ subject, method }: ObservedCall): string {
  return subject.slice(0, -method.length - 1);
}
