/**
 * @nats:server Invoice
 * @nats:version 1.4.0
 */
export interface InvoiceService {
  find(id: string): Promise<string>;
}
