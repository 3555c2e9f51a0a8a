import type { Values } from "../../support/values.js";

export const before: Values = { sent: [new Map([[1, 1]])], answer: undefined };
export const after: Values = { sent: [new Map([["a", 1]])], answer: undefined };
