import type { InvoiceId, Money } from "../shared/index.js";

export enum Method {
  Card = "card",
  Debit = "debit",
  Transfer = "transfer",
}

interface Common {
  invoice: InvoiceId;
  amount: Money;
}

export interface CardPayment extends Common {
  method: Method.Card;
  token: string;
  lastFour: string;
}

export interface DebitPayment extends Common {
  method: Method.Debit;
  iban: string;
  mandate: string;
}

export interface TransferPayment extends Common {
  method: Method.Transfer;
  reference: string;
}

export type Payment = CardPayment | DebitPayment | TransferPayment;

export type PaymentResult =
  | { status: "settled"; at: Date; fee: Money }
  | { status: "pending"; checkAgain: Date }
  | { status: "failed"; reason: string; retryable: boolean };

/** The bank or the card's issuer said no. */
export class PaymentRefused extends Error {
  constructor(
    readonly code: string,
    readonly retryable: boolean,
  ) {
    super(`refused: ${code}`);
  }
}
