export * from "./audit.js";
export * from "./errors.js";
export * from "./filters.js";
export * from "./ids.js";
export * from "./money.js";
export * from "./paging.js";
