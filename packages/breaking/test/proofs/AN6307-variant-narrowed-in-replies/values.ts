import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: { kind: "cube", size: 1 } };
export const after: Values = { sent: [], answer: { kind: "circle", size: 1 } };
