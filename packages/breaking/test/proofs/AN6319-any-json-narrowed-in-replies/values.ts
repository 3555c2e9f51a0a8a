import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: [1] };
export const after: Values = { sent: [], answer: "a" };
