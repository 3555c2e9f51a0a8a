import type { Values } from "../../support/values.js";

export const before: Values = { sent: [5], answer: undefined };
export const after: Values = { sent: [40_000], answer: undefined };
