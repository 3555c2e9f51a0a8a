export type { Limits } from "./reading/budget.js";
export type { TypescriptFrontendOptions } from "./typescript-frontend.js";
export { createTypescriptFrontend, typescriptFrontend } from "./typescript-frontend.js";
