import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: 5 };
export const after: Values = { sent: [], answer: 40_000 };
