import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: null };
export const after: Values = { sent: [], answer: "a" };
