/** Nobody has this id. */
export class NotFound extends Error {
  constructor(readonly id: string) {
    super(`nobody is ${id}`);
  }
}

/** @nats:server People */
export interface PeopleService {
  /** @nats:error NotFound */
  find(id: string): Promise<string>;
}
