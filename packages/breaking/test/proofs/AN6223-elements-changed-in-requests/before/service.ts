/** @nats:server PutTuple */
export interface PutTupleService {
  put(value: [string, string]): Promise<void>;
}
