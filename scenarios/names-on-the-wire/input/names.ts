/**
 * @nats:server Account
 * @nats:name acct
 * @nats:timeout 500ms
 */
export interface AccountService {
  /** @nats:name Fetch */
  getById(id: string): Promise<string>;

  /**
   * Words that mean something in some language.
   *
   * @nats:timeout 1.5m
   * @nats:concurrency 1
   */
  delete(type: string, func: string, range: number, class_: string): Promise<void>;

  _internal(): Promise<void>;

  getURL(): Promise<string>;
}
