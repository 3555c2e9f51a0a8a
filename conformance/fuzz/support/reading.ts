/** What became of a body: the body that its value is written as, what is wrong with it, or what the reader must not do. */
export type Reading =
  | { readonly written: string }
  | { readonly rule: string; readonly path: string }
  | { readonly broken: string };
