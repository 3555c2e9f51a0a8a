export type { Break, BreakLevel } from "./break.js";
export { findBreaks } from "./find-breaks.js";
export type { BreakingCode, Broken } from "./rules.js";
export { breakingCodes, brokenBy } from "./rules.js";
