export { kubernetesHpaBackend } from "./backend.js";
export type { Route, ScalingOptions } from "./scaling.js";
