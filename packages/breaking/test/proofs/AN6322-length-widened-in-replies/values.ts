import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: ["a", "b"] };
export const after: Values = { sent: [], answer: ["a"] };
