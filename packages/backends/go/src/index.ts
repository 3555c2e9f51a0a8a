export { goBackend } from "./backend.js";
export type { GoOptions } from "./options.js";
