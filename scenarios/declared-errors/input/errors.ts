/** No order has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`no order ${id}`);
  }
}

export class OutOfStock extends Error {
  /** How many there are. */
  readonly available: number;
  readonly until: Date | null;

  constructor(
    readonly sku: string,
    available: number,
    until: Date | null = null,
  ) {
    super(`only ${available} of ${sku}`);
    this.available = available;
    this.until = until;
  }
}

/** Says what is wrong, and nothing else. */
export class PermissionDenied extends Error {}

export class PaymentError extends Error {
  constructor(
    message: string,
    readonly provider: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class CardDeclined extends PaymentError {
  #attempts = 0;

  constructor(
    message: string,
    provider: string,
    readonly card: string,
  ) {
    super(message, provider);
  }

  retry(): number {
    return ++this.#attempts;
  }
}

/** @nats:server Order */
export interface OrderService {
  /** @nats:error NotFound */
  get(id: string): Promise<string>;

  /**
   * Orders something.
   *
   * @nats:error OutOfStock RESOURCE_EXHAUSTED
   * @nats:error PermissionDenied
   * @nats:error PaymentError FAILED_PRECONDITION
   * @nats:error CardDeclined
   */
  place(sku: string, count: number): Promise<string>;
}
