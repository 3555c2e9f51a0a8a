export interface Circle {
  type: "circle";
  size: number;
}

export interface Square {
  type: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server GetTag */
export interface GetTagService {
  get(): Promise<Shape>;
}
