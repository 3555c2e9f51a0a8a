import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["huge"], answer: undefined };
export const after: Values = { sent: ["small"], answer: undefined };
