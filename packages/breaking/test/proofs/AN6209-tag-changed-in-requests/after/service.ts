export interface Circle {
  type: "circle";
  size: number;
}

export interface Square {
  type: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server PutTag */
export interface PutTagService {
  put(value: Shape): Promise<void>;
}
