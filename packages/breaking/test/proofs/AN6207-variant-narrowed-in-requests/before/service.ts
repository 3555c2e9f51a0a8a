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

/** @nats:server PutVariantNarrowed */
export interface PutVariantNarrowedService {
  put(value: Shape): Promise<void>;
}
