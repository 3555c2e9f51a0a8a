import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: { name: "a" } };
export const after: Values = { sent: [], answer: { name: "a", email: "b" } };
