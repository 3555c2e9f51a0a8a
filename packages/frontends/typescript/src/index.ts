export type { TypescriptFrontendOptions } from "./frontend.js";
export { createTypescriptFrontend, typescriptFrontend } from "./frontend.js";
export type { Limits } from "./types/budget.js";
