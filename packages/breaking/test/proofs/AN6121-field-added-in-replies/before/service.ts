export interface User {
  name: string;
}

/** @nats:server LoadAdded */
export interface LoadAddedService {
  load(id: string): Promise<User>;
}
