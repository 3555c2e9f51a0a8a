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

/** @nats:server Order */
export interface OrderService {
  /**
   * Finds one.
   *
   * @nats:error NotFound
   * @nats:error PermissionDeniedError
   */
  get(id: string): Promise<string>;

  /** @nats:error OutOfStock RESOURCE_EXHAUSTED */
  place(sku: string): Promise<void>;
}
