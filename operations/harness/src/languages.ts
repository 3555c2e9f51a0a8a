/** Languages that there is a peer in. */
export const languages = ["typescript", "go"] as const;

export type Language = (typeof languages)[number];

/** Every pair of a handler's and a client's language. */
export const pairings: readonly { readonly handler: Language; readonly client: Language }[] = languages.flatMap(
  (handler) => languages.map((client) => ({ handler, client })),
);
