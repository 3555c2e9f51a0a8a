export interface Circle {
  kind: "circle";
  size: number;
}

export interface Square {
  kind: "square";
  size: number;
}

export type Shape = Circle | Square;

/** @nats:server PutVariantWidened */
export interface PutVariantWidenedService {
  put(value: Shape): Promise<void>;
}
