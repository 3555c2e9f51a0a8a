export interface Odd {
  "first-name": string;
}

/**
 * @nats:server User
 */
export interface UserService {
  Größe(straße: string): Promise<Odd>;
}
