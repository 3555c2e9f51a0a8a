import type { Language } from "../harness/src/languages.js";
import type { Site } from "../harness/src/site.js";
import type { Figure } from "./figure.js";

/** One kind of fault, and what services have to make of it. */
export interface Fault {
  /** Its number, such as `F1`. */
  readonly id: string;
  /** What happens, in a few words. */
  readonly title: string;
  /** What a reader of the page has to know of its figures. */
  readonly note?: string;
  /** Disturbs services of one language, and resolves to what came of it. */
  readonly run: (scene: Scene) => Promise<readonly Figure[]>;
}

/** Where a fault happens. */
export interface Scene {
  readonly site: Site;
  /** Of handlers and clients. */
  readonly language: Language;
  /** The path of the nats-server. */
  readonly binary: string;
  /** Whether everything is to be short. The figures are the same, of fewer calls. */
  readonly isQuick: boolean;
}
