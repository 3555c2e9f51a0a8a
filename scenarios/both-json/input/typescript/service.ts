import type { RawJson } from "@autonats/runtime";

export interface Settings {
  layout: unknown;
  original: RawJson;
  extras: Record<string, unknown>;
  lines: unknown[];
  theme?: unknown;
}

/** @nats:server Settings */
export interface SettingsService {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  load(): Promise<Settings>;
}
