import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["a"], answer: ["x"] };
export const after: Values = { sent: ["a", "en"], answer: ["x"] };
