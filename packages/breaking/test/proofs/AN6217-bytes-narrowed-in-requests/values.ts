import type { Values } from "../../support/values.js";

export const before: Values = { sent: [new Uint8Array(3)], answer: undefined };
export const after: Values = { sent: [new Uint8Array(4)], answer: undefined };
