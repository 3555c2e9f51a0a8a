import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["utc"], answer: "12" };
export const after: Values = { sent: [], answer: "12" };
