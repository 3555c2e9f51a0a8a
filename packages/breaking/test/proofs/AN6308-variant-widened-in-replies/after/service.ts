export interface Circle {
  kind: "circle";
  size: number;
}

export interface Square {
  kind: "square";
  size: number;
}

export interface Cube {
  kind: "cube";
  size: number;
}

export type Shape = Circle | Square | Cube;

/** @nats:server GetVariantWidened */
export interface GetVariantWidenedService {
  get(): Promise<Shape>;
}
