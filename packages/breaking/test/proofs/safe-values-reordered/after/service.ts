export type Color = "blue" | "red";

/** @nats:server SafeValues */
export interface SafeValuesService {
  paint(color: Color): Promise<Color>;
}
