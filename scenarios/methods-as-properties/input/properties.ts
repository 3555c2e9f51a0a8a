/** @nats:server Property */
export interface PropertyService {
  /** Written as a property, called like a method. */
  get: (id: string) => Promise<string>;
  readonly list: (limit?: number) => Promise<string[]>;
  log: (text: string) => void;
}
