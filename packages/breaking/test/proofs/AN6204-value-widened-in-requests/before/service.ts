export type Size = "small" | "large";

/** @nats:server PutValueWidened */
export interface PutValueWidenedService {
  put(value: Size): Promise<void>;
}
