import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: "huge" };
export const after: Values = { sent: [], answer: "small" };
