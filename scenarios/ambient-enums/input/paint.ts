import type { Colour, Size } from "./colours.js";

/** @nats:server Paint */
export interface PaintService {
  paint(colour: Colour, size: Size): Promise<Colour>;
  red(): Promise<{ colour: Colour.Red; sizes: Partial<Record<Size, Colour>> }>;
}
