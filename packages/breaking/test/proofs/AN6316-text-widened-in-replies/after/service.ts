/** @nats:server GetTextWidened */
export interface GetTextWidenedService {
  get(): Promise<string>;
}
