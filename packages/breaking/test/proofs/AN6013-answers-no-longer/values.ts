import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["a"], answer: undefined };
export const after: Values = { sent: ["a"], answer: undefined };
