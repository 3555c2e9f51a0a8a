import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["yes"], answer: undefined };
export const after: Values = { sent: [true], answer: undefined };
