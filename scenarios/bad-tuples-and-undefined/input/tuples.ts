export interface Sample {
  range: [from: number, to?: number];
  path: [first: string, ...rest: string[]];
  value: string | undefined;
  list: (number | undefined)[];
  map: Record<string, string | undefined>;
}

/** @nats:server Sample */
export interface SampleService {
  get(): Promise<Sample>;
  find(id: string): Promise<Sample | undefined>;
}
