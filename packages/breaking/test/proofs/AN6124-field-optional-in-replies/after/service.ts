export interface User {
  name: string;
  email?: string;
}

/** @nats:server LoadOptional */
export interface LoadOptionalService {
  load(id: string): Promise<User>;
}
