/** An amount that keeps all its digits. */
export class Amount {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static fromJSON(text: string): Amount {
    return new Amount(text);
  }

  toJSON(): string {
    return this.#text;
  }
}

export interface Range {
  from?: Date | string;
  until?: Date | string | null;
}

/** A row as the database has it, or as JSON has it. */
export interface Invoice {
  id: string;
  createdAt: string | Date;
  total: number | bigint | Amount;
  document: Uint8Array | string | URL;
  due?: Range | Date | string;
}

/** @nats:server Invoice */
export interface InvoiceService {
  get(id: string | bigint): Promise<Invoice | undefined>;
  issuedAt(id: string): Promise<Date | string>;
  within(range: Range, times: (Date | string)[]): Promise<Invoice[]>;
}
