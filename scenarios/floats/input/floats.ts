import type { float32, float64 } from "@autonats/runtime";

export interface Measurement {
  /** Four bytes in the sensor. */
  raw: float32;
  exact: float64;
  plain: number;
}

/** @nats:server Sensor */
export interface SensorService {
  measure(samples: readonly float32[]): Promise<Measurement>;
}
