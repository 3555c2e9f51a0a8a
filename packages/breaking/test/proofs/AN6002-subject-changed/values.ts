import type { Values } from "../../support/values.js";

export const before: Values = { sent: [100], answer: "r1" };
export const after: Values = { sent: [100], answer: "r1" };
