export interface User {
  name: string;
  email?: string;
}

/** @nats:server LoadRequired */
export interface LoadRequiredService {
  load(id: string): Promise<User>;
}
