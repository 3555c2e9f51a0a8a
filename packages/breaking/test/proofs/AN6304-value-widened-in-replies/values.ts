import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: "small" };
export const after: Values = { sent: [], answer: "huge" };
