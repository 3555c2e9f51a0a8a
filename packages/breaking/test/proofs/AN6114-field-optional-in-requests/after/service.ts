export interface User {
  name: string;
  email?: string;
}

/** @nats:server SaveOptional */
export interface SaveOptionalService {
  save(user: User): Promise<void>;
}
