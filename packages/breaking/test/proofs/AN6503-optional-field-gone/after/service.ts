export interface Profile {
  name: string;
}

/** @nats:server Profile */
export interface ProfileService {
  load(id: string): Promise<Profile>;
}
