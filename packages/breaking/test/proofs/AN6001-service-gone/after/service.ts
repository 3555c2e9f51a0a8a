/** @nats:server Post */
export interface Postal {
  send(to: string): Promise<string>;
}
