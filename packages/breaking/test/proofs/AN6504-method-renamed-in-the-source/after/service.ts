/** @nats:server Door */
export interface DoorService {
  /** @nats:name Close */
  shut(code: string): Promise<boolean>;
}
