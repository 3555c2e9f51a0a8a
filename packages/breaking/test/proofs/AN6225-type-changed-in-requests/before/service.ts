/** @nats:server PutType */
export interface PutTypeService {
  put(value: string): Promise<void>;
}
