/** An order that is not there. */
export class Gone extends Error {}

/**
 * Every annotation here is wrong in a way of its own.
 *
 * @nats:server Order
 * @nats:server Order
 * @nats:version 1.2
 * @nats:timeout 2
 * @nats:concurrency none
 * @nats:idempotent
 * @nats:retries 3
 */
export interface OrderService {
  /** @nats:server Nested */
  nested(): Promise<void>;

  /**
   * @nats:timeout 25h
   * @nats:concurrency 0
   */
  limits(): Promise<void>;

  /** @nats:idempotent yes */
  flag(): Promise<void>;

  /**
   * @nats:error Gone
   * @nats:idempotent
   */
  oneWay(): void;

  /**
   * @nats:error Gone MISSING
   * @nats:error Gone
   * @nats:error
   */
  errors(): Promise<void>;

  /** @nats:durable */
  durableAnswer(): Promise<void>;

  /** @nats:durable */
  durable(): void;

  /** @nats:name get-by-id */
  named(): Promise<void>;
}

/** @nats:server */
export interface NamelessService {
  get(): Promise<void>;
}

/** @nats:server Empty */
export interface EmptyService {}

/** @nats:server Good */
export interface GoodService {
  get(): Promise<void>;
}
