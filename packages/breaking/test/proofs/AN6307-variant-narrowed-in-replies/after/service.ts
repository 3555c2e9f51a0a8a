export interface Circle {
  kind: "circle";
  size: number;
}

export interface Square {
  kind: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server GetVariantNarrowed */
export interface GetVariantNarrowedService {
  get(): Promise<Shape>;
}
