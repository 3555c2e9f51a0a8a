import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["ulm", "train"], answer: "r" };
export const after: Values = { sent: ["ulm"], answer: "r" };
