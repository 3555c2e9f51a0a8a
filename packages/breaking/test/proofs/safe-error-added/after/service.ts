/** Nobody has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`nobody is ${id}`);
    this.id = id;
  }
}

/** @nats:server SafeError */
export interface SafeErrorService {
  /** @nats:error NotFound */
  find(id: string): Promise<string>;
}
