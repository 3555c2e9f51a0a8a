import type { Values } from "../../support/values.js";

export const before: Values = { sent: [{ name: "ann", email: "a@b" }], answer: undefined };
export const after: Values = { sent: [{ name: "ann" }], answer: undefined };
