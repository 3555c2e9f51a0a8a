export { goBackend } from "./go-backend.js";
export type { GoOptions } from "./options.js";
