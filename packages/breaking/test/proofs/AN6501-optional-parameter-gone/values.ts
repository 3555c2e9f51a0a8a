import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["1", 2], answer: "ok" };
export const after: Values = { sent: ["1"], answer: "ok" };
