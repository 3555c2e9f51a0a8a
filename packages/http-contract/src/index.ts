export { failureFields } from "./failure-fields.js";
export { jsonType, retryAfterHeader, timeoutHeader, timeoutPattern } from "./headers.js";
export { methodPath } from "./paths.js";
export { type Refusal, refusals } from "./refusals.js";
export { type Code, resultStatus, sentStatus, statuses } from "./statuses.js";
