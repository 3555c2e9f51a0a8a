export interface Patch {
  required: string;
  /** May be absent. */
  optional?: string;
  /** Always there, perhaps null. */
  nullable: string | null;
  /** Absent: leave it; null: remove it; a value: set it. */
  both?: string | null;
  alsoOptional?: string | undefined;
  list?: (string | null)[];
}

/** @nats:server Patch */
export interface PatchService {
  update(id: string, patch: Patch, dryRun?: boolean): Promise<Patch | null>;
  find(name?: string, after?: Date | null): Promise<Patch[]>;
  set(id: string, note: string | null): Promise<void>;
  page(limit: number | undefined): Promise<string | null>;
  move(note: string | undefined, id: string): Promise<void>;
}
