export { type PermissionsOptions, permissionsBackend } from "./backend.js";
export { type Role, type Rules, rulesOf } from "./rules.js";
