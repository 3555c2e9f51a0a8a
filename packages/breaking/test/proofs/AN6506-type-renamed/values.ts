import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["a"], answer: { cents: 4 } };
export const after: Values = { sent: ["a"], answer: { cents: 4 } };
