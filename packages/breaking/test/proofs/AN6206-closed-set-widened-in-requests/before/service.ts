export type Size = "small" | "large";

/** @nats:server PutSetWidened */
export interface PutSetWidenedService {
  put(value: Size): Promise<void>;
}
