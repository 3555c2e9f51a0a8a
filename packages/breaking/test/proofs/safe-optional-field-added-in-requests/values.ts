import type { Values } from "../../support/values.js";

export const before: Values = { sent: [{ name: "a" }], answer: undefined };
export const after: Values = { sent: [{ name: "a", email: null }], answer: undefined };
