import type { Service } from "@autonats/model";

/** How the demand comes to the autoscaler. */
export type Route = (typeof routes)[number];

/**
 * - `custom-metrics`: a HorizontalPodAutoscaler asks the custom metrics API, which has the demand of each pod;
 * - `external-metrics`: one asks the external metrics API, which has the sum over all pods;
 * - `keda`: KEDA asks Prometheus, and makes the HorizontalPodAutoscaler itself.
 */
export const routes = ["custom-metrics", "external-metrics", "keda"] as const;

/** How services are scaled. */
export interface ScalingOptions {
  readonly route: Route;
  /** The share of its capacity that a process is to have room for beside its demand. */
  readonly reservePercent: number;
  /** The fewest and the most pods. */
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Where KEDA finds Prometheus. */
  readonly prometheus: string;
}

/** What the manifest of one service says. */
export interface Scaling {
  /** The name of the Deployment and of what scales it, such as `user-profile-v2`. */
  readonly name: string;
  readonly service: string;
  /** Such as `v2`; empty where there is none. */
  readonly version: string;
  /** Calls that one process runs at once, over all methods. */
  readonly capacity: number;
  /** The demand of one process that pods are added above. */
  readonly target: number;
}

/** Returns how a service is scaled. */
export function scalingOf({ name, subject, version, methods }: Service, { reservePercent }: ScalingOptions): Scaling {
  const capacity = methods.reduce((sum, { concurrency }) => sum + concurrency, 0);
  const kept = Math.ceil((capacity * reservePercent) / 100);
  return {
    name: nameOf(subject),
    service: name,
    version: version === undefined ? "" : `v${version.split(".", 1)[0]}`,
    capacity,
    target: Math.max(1, capacity - kept),
  };
}

/** Returns a name that Kubernetes takes: `user-profile-v2` for the subject `userProfile.v2`. */
function nameOf(subject: string): string {
  return subject
    .replace(/([a-z0-9])([A-Z])/gu, "$1-$2")
    .replace(/[^A-Za-z0-9]+/gu, "-")
    .toLowerCase();
}
