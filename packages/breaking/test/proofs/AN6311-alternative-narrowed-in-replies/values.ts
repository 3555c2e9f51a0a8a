import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: 7 };
export const after: Values = { sent: [], answer: "a" };
