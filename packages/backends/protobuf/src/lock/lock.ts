/** The numbers of one file, as they are kept beside it. What has a number keeps it for good. */
export interface Lock {
  readonly messages: ReadonlyMap<string, readonly LockedField[]>;
  readonly enums: ReadonlyMap<string, readonly LockedValue[]>;
}

/** A number that something has, or had. */
export interface LockedValue {
  readonly number: number;
  readonly name: string;
  /** What the model calls it. */
  readonly key: string;
  /** Whether nothing has the number any more. */
  readonly isRemoved: boolean;
}

export interface LockedField extends LockedValue {
  /** The type with its label. Another type gets another number. */
  readonly type: string;
}

/** The lock of a file that was never written. */
export const emptyLock: Lock = { messages: new Map(), enums: new Map() };
