declare const amount: unique symbol;

export type Amount = string & { readonly [amount]: true };

export type Currency = "CHF" | "EUR";
