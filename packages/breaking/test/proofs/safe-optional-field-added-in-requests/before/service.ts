export interface User {
  name: string;
}

/** @nats:server SafeField */
export interface SafeFieldService {
  save(user: User): Promise<void>;
}
