export interface Placed {
  kind: "placed";
}

export interface Moved {
  kind: "placed";
  to: string;
}

export type Event = Placed | Moved;

/**
 * @nats:server User
 */
export interface UserService {
  append(event: Event): Promise<void>;
}
