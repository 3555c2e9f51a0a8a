export interface User {
  name: string;
}

/** @nats:server SaveAdded */
export interface SaveAddedService {
  save(user: User): Promise<void>;
}
