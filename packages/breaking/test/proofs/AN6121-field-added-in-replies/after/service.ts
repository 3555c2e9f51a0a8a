export interface User {
  name: string;
  email: string;
}

/** @nats:server LoadAdded */
export interface LoadAddedService {
  load(id: string): Promise<User>;
}
