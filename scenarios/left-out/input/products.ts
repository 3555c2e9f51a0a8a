/** What a program passes on from call to call. */
export class Session {
  #open = true;

  close(): void {
    this.#open = false;
  }

  get isOpen(): boolean {
    return this.#open;
  }
}

export interface Context {
  requestId?: string;
  session?: Session;
  /** Called once all is done. */
  onDone?: (ids: string[]) => void;
}

export interface Transaction {
  commit(): Promise<void>;
}

export type Pattern = string | RegExp | readonly (string | symbol)[];

export interface Query {
  match?: Pattern;
  limit?: number;
}

/** Called as values arrive. */
export type Listener = (name: string) => void;

/** @nats:server Product */
export interface ProductService {
  find(query: Query, context?: Context): Promise<string[]>;
  save(name: string, tx?: Transaction, price?: number): Promise<void>;
  remove(name: string, signal?: AbortSignal | null): Promise<boolean>;
  emit(event: string | symbol): void;
  each(listener: Listener | undefined): Promise<number>;
  update(patch: { name: string; before?: Listener }): Promise<{ name: string; undo?: () => void }>;
  restore(name: string): Promise<Record<string, string[]> | void>;
  options(options?: Object): Promise<Object>;
}
