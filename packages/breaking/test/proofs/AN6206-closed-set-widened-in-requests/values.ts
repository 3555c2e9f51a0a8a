import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["small"], answer: undefined };
export const after: Values = { sent: ["huge"], answer: undefined };
