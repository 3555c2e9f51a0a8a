/** Longitude and latitude. */
export type Position = readonly [longitude: number, latitude: number];

export type Polygon = Position[];

export interface Route {
  stops: string[];
  legs: readonly (readonly string[])[];
  bounds: [Position, Position];
  outline: Polygon;
  /** A name, how often, and when for the last time. */
  visits: [string, number, Date | null][];
}

/** @nats:server Route */
export interface RouteService {
  plan(stops: readonly Position[]): Promise<Route>;
  nearest(to: Position): Promise<[name: string, distance: number]>;
  all(): Promise<Array<Route>>;
  frozen(): Promise<ReadonlyArray<Route>>;
}
