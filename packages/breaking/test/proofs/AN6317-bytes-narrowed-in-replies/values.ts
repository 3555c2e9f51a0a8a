import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: new Uint8Array(3) };
export const after: Values = { sent: [], answer: new Uint8Array(4) };
