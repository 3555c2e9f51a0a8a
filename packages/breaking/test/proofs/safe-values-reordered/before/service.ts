export type Color = "red" | "blue";

/** @nats:server SafeValues */
export interface SafeValuesService {
  paint(color: Color): Promise<Color>;
}
