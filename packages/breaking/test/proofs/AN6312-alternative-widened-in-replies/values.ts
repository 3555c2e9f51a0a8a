import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: "a" };
export const after: Values = { sent: [], answer: 7 };
