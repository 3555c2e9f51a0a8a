import type { Values } from "../../support/values.js";

export const before: Values = { sent: [{ a: 1 }], answer: undefined };
export const after: Values = { sent: [new Map([["a", 1]])], answer: undefined };
