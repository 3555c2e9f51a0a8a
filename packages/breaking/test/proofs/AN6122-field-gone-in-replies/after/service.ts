export interface User {
  name: string;
}

/** @nats:server LoadGone */
export interface LoadGoneService {
  load(id: string): Promise<User>;
}
