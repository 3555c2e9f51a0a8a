import type { Json, RawJson } from "@autonats/runtime";

export interface Settings {
  /** Whatever the dashboard puts in. */
  layout: unknown;
  /** The same, with a type that says so. */
  filters: Json;
  /** Handed on as it came, never parsed. */
  original: RawJson;
  extras: Record<string, unknown>;
}

/** @nats:server Settings */
export interface SettingsService {
  get(key: string): Promise<Json>;
  put(key: string, value: Json): Promise<void>;
  load(): Promise<Settings>;
  export(): Promise<RawJson>;
}
