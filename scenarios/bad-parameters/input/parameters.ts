/** @nats:server Parameter */
export interface ParameterService {
  many(...ids: string[]): Promise<void>;
  someMore(first: string, ...rest: number[]): Promise<void>;
  options({ limit, after }: { limit: number; after: string }): Promise<void>;
  pair([left, right]: [number, number], options: string): Promise<void>;
  callback(id: string, done: (error: Error | null) => void): Promise<void>;
  cancellable(id: string, signal?: AbortSignal): Promise<void>;
  on(this: ParameterService, id: string): Promise<void>;
  predicate(value: unknown): Promise<boolean>;
  generic<T>(value: T): Promise<T>;
  unnamed(...values: [string, number]): Promise<void>;
  open(...values: [id: string, ...rest: number[]]): Promise<void>;
  good(id: string): Promise<void>;
}
