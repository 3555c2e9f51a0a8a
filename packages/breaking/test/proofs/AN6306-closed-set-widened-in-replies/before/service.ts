export type Size = "small" | "large";

/** @nats:server GetSetWidened */
export interface GetSetWidenedService {
  get(): Promise<Size>;
}
