import type { Values } from "../../support/values.js";

export const before: Values = { sent: [5, "ann"], answer: "ok" };
export const after: Values = { sent: ["ann", 5], answer: "ok" };
