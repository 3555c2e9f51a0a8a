/** Nobody has this id. */
export class NotFound extends Error {
  readonly id: string;

  constructor(id: string) {
    super(`nobody is ${id}`);
    this.id = id;
  }
}

/** @nats:server People */
export interface PeopleService {
  find(id: string): Promise<string>;
}
