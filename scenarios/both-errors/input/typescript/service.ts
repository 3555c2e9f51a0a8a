import type { int } from "@autonats/runtime";

/** No order has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`no order ${id}`);
  }
}

export class OutOfStock extends Error {
  constructor(
    readonly sku: string,
    readonly left: int,
  ) {
    super(`only ${left} of ${sku}`);
  }
}

/** Says nothing more. */
export class PermissionDeniedError extends Error {
  constructor() {
    super("permission denied");
  }
}

/** Has only its message, which does not count as data. */
export class Closed extends Error {}

/** Takes its message, which is data, and what caused it, which stays where it is. */
export class PaymentFailed extends Error {
  constructor(
    message: string,
    readonly provider: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** @nats:server Order */
export interface OrderService {
  /**
   * Finds one.
   *
   * @nats:error NotFound
   * @nats:error PermissionDeniedError
   */
  get(id: string): Promise<string>;

  /**
   * @nats:error OutOfStock RESOURCE_EXHAUSTED
   * @nats:error Closed
   * @nats:error PaymentFailed
   */
  place(sku: string): Promise<void>;
}
