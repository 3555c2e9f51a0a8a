export interface User {
  name: string;
  email: string;
}

/** @nats:server SaveAdded */
export interface SaveAddedService {
  save(user: User): Promise<void>;
}
