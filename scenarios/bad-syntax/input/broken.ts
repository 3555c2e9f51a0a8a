export interface User {
  id: string;
  name string;
}

/** @nats:server User */
export interface UserService {
  get(id: string): Promise<User>;
}

/** @nats:server Order */
export interface OrderService {
  get(id: string: Promise<string>;
}
