import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["1"], answer: { name: "ann", email: "a@b" } };
export const after: Values = { sent: ["1"], answer: { name: "ann" } };
