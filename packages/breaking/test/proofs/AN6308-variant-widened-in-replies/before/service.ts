export interface Circle {
  kind: "circle";
  size: number;
}

export interface Square {
  kind: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server GetVariantWidened */
export interface GetVariantWidenedService {
  get(): Promise<Shape>;
}
