import type * as errors from "./errors.js";

/** @nats:server Account */
export interface AccountService {
  /** @nats:error errors.NotFound */
  find(id: string): Promise<string>;
}
