/** Fields and nothing else: as good as an interface. */
export class Point {
  x = 0;
  y = 0;
  declare label?: string;

  constructor(readonly layer: string) {}
}

export class LabelledPoint extends Point {
  text: string = "";
}

export abstract class Base {
  abstract id: string;
}

/** @nats:server Plot */
export interface PlotService {
  draw(points: Point[]): Promise<LabelledPoint>;
  base(): Promise<Base>;
}
