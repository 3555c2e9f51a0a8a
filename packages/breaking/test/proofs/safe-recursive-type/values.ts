import type { Values } from "../../support/values.js";

export const before: Values = {
  sent: [{ name: "a", children: [{ name: "b", children: [] }] }],
  answer: { name: "a", children: [] },
};
export const after: Values = {
  sent: [{ name: "a", note: "n", children: [] }],
  answer: { name: "a", note: "n", children: [] },
};
