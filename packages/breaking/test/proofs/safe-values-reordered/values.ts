import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["red"], answer: "blue" };
export const after: Values = { sent: ["blue"], answer: "red" };
