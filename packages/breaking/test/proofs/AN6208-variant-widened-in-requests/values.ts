import type { Values } from "../../support/values.js";

export const before: Values = { sent: [{ kind: "circle", size: 1 }], answer: undefined };
export const after: Values = { sent: [{ kind: "cube", size: 1 }], answer: undefined };
