import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["ulm"], answer: "rain" };
export const after: Values = { sent: ["ulm", 3], answer: "rain" };
