import type { Values } from "../../support/values.js";

export const before: Values = { sent: ["123e4567-e89b-12d3-a456-426614174000"], answer: undefined };
export const after: Values = { sent: ["ann"], answer: undefined };
