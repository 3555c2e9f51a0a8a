export { typescriptBackend } from "./backend.js";
export type { TypescriptOptions } from "./options.js";
