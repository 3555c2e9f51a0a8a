export type Size = "small" | "large" | "huge";

/** @nats:server GetValueWidened */
export interface GetValueWidenedService {
  get(): Promise<Size>;
}
