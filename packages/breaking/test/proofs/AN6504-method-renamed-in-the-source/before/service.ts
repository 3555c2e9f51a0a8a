/** @nats:server Door */
export interface DoorService {
  close(code: string): Promise<boolean>;
}
