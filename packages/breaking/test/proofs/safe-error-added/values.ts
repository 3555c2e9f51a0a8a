import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["1"], answer: "a" };
export const after: Values = { sent: ["1"], answer: "a" };
