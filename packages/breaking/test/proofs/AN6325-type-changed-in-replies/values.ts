import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: "yes" };
export const after: Values = { sent: [], answer: true };
