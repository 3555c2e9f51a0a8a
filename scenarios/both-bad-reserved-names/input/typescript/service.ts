export interface Reserved {
  toString: string;
  __proto__: string;
}

/**
 * @nats:server User
 */
export interface UserService {
  get(constructor: string): Promise<Reserved>;
}
