/** No such thing. */
export default class Missing extends Error {
  constructor(readonly id: string) {
    super(id);
  }
}

/** @nats:server Thing */
export interface ThingService {
  /** @nats:error Missing */
  get(id: string): Promise<string>;
}
