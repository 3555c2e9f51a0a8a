import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: new Map([[1, 1]]) };
export const after: Values = { sent: [], answer: new Map([["a", 1]]) };
