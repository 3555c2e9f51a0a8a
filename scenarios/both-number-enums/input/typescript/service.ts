export enum Priority {
  Low,
  Normal,
  High = 10,
  Urgent,
}

export enum Side {
  Left = -1,
  Right = 1,
}

export enum Flag {
  None = 0,
  Read = 1,
  Write = 2,
  /** Reading and writing. */
  All = 3,
}

/** @nats:server Task */
export interface TaskService {
  count(priority: Priority, side: Side): Promise<Flag>;
}
