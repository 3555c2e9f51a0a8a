import type * as errors from "./errors.js";

/** @nats:server Account */
export interface AccountService {
  /** @nats:error errors.Missing */
  remove(id: string): Promise<void>;
}

/** @nats:server Pay */
export interface PayService {
  /** @nats:error errors.payment.Declined */
  pay(): Promise<void>;

  /** @nats:error payment.Declined */
  payAgain(): Promise<void>;
}
