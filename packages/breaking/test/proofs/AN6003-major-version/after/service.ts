/**
 * @nats:server Invoice
 * @nats:version 2.0.0
 */
export interface InvoiceService {
  find(id: string): Promise<string>;
}
