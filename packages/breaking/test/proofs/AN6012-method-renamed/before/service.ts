/** @nats:server Gate */
export interface GateService {
  open(code: string): Promise<boolean>;
}
