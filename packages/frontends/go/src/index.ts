import type { Frontend } from "@autonats/model";
import { createGoFrontend } from "./frontend.js";

export type { GoFrontendOptions } from "./frontend.js";
export { createGoFrontend } from "./frontend.js";
export type { GoEnvironment } from "./packages/environment.js";

/** Reads Go, with the module cache where this process's environment says it is. */
export const goFrontend: Frontend = createGoFrontend({ environment: process.env });
