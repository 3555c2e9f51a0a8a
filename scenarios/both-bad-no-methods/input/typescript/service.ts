/**
 * @nats:server User
 */
export interface UserService {}
