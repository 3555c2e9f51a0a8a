import type { Values } from "../../support/values.js";

export const before: Values = { sent: [], answer: "ann" };
export const after: Values = { sent: [], answer: "123e4567-e89b-12d3-a456-426614174000" };
