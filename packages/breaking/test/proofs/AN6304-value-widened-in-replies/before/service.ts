export type Size = "small" | "large";

/** @nats:server GetValueWidened */
export interface GetValueWidenedService {
  get(): Promise<Size>;
}
