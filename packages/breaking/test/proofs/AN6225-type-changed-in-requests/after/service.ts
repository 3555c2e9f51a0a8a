/** @nats:server PutType */
export interface PutTypeService {
  put(value: boolean): Promise<void>;
}
