import type { Page } from "../types/page.js";

/** What every store can do. Not a service by itself. */
export interface Crud<T extends { id: string }> {
  /**
   * Finds one by its id.
   *
   * @nats:idempotent
   */
  get(id: T["id"]): Promise<T | null>;
  list(after?: string): Promise<Page<T>>;
}
