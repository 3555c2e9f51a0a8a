export interface User {
  name: string;
  email: string;
}

/** @nats:server SaveGone */
export interface SaveGoneService {
  save(user: User): Promise<void>;
}
