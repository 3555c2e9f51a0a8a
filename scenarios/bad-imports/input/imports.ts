import type { Missing } from "./nowhere.js";
import type { NotThere, Present } from "./present.js";
import type { Thing } from "no-such-package";
import type { int128 } from "@autonats/runtime";

export interface Child extends Unknown {
  id: string;
}

export type Alias = Undeclared;

export interface Holder {
  missing: Missing;
  partial: Partial<Missing>;
  notThere: NotThere[];
  thing: Thing | null;
  typo: Strng;
  wide: int128;
  qualified: Nothing.At.All;
  present: Present;
}

/** @nats:server Import */
export interface ImportService {
  get(): Promise<Holder>;
  alias(): Promise<Alias>;
  child(child: Child): Promise<void>;
}

/** @nats:server Base */
export interface BaseService extends NoSuchBase {
  get(): Promise<string>;
}

/** @nats:server Good */
export interface GoodService {
  get(): Promise<Present>;
}
