export interface User {
  name: string;
  email: string;
}

/** @nats:server SaveRequired */
export interface SaveRequiredService {
  save(user: User): Promise<void>;
}
