export interface Circle {
  kind: "circle";
  size: number;
}

export interface Square {
  kind: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server PutTag */
export interface PutTagService {
  put(value: Shape): Promise<void>;
}
