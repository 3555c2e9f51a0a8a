export interface Created {
  type: "created";
  id: string;
  at: Date;
}

export interface Renamed {
  type: "renamed";
  from: string;
  to: string;
}

/** What can happen to an account. */
export type AccountEvent = Created | Renamed | { type: "closed"; reason?: string };

export enum ShapeKind {
  Circle = "circle",
  Square = "square",
}

export interface Circle {
  kind: ShapeKind.Circle;
  radius: number;
}

export interface Square {
  kind: ShapeKind.Square;
  side: number;
}

export type Shape = Circle | Square;

interface EventBase {
  sequence: bigint;
}

/** Intersections are alternatives too. */
export type Audited = EventBase & ({ action: "login"; ip: string } | { action: "logout" });

export type Result<T> = { ok: "yes"; value: T } | { ok: "no"; message: string };

/** @nats:server Event */
export interface EventService {
  append(event: AccountEvent): Promise<void>;
  latest(): Promise<AccountEvent | null>;
  area(shape: Shape): Promise<number>;
  draw(shapes: Shape[]): Promise<void>;
  audit(entry: Audited): void;
  tryRename(id: string, name: string): Promise<Result<Renamed>>;
  count(): Promise<Result<number>>;
  either(value: Created | Renamed): Promise<void>;
}
