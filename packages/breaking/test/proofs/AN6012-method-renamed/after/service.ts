/** @nats:server Gate */
export interface GateService {
  /** @nats:name Unlock */
  open(code: string): Promise<boolean>;
}
