export type Size = "small" | "large" | "huge";

/** @nats:server PutValueWidened */
export interface PutValueWidenedService {
  put(value: Size): Promise<void>;
}
