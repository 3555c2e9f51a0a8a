/** @nats:server Mail */
export interface MailService {
  send(to: string): Promise<string>;
}
