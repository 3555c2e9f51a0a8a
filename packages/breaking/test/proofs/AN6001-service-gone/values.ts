import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["ann"], answer: "m1" };
export const after: Values = { sent: ["ann"], answer: "m1" };
