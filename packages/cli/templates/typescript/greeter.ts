/** Not a name. */
export class Rude extends Error {
  constructor(readonly who: string) {
    super(`"${who}" is not a name`);
  }
}

/**
 * Greets people.
 *
 * @nats:server Greeter
 * @nats:timeout 2s
 */
export interface GreeterService {
  /** @nats:error Rude INVALID_ARGUMENT */
  greet(name: string, times?: number): Promise<string>;
}
