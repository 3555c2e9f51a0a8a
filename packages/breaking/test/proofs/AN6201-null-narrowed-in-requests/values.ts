import type { Values } from "../../support/values.js";

export const before: Values = { sent: [null], answer: undefined };
export const after: Values = { sent: ["a"], answer: undefined };
