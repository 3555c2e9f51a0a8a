import type { Values } from "../../support/values.js";

export const before: Values = { sent: [{ left: 1, right: 2 }], answer: undefined };
export const after: Values = { sent: [{ left: 1, right: 2 }], answer: undefined };
