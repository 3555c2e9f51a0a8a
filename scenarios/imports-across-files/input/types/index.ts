export { Gone } from "./errors.js";
export type { InternalAddress as Address } from "./address.js";
export * from "./user.js";
