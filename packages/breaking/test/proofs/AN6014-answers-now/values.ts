import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["red"], answer: undefined };
export const after: Values = { sent: ["red"], answer: undefined };
