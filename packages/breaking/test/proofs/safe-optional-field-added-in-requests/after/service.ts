export interface User {
  name: string;
  email?: string | null;
}

/** @nats:server SafeField */
export interface SafeFieldService {
  save(user: User): Promise<void>;
}
