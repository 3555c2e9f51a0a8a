export interface Route {
  points: [number, number][];
  names: string[];
  grid: string[][];
  bounds: [number, number, number, number];
  marks: (string | null)[];
}

/** @nats:server Route */
export interface RouteService {
  join(routes: Route[]): Promise<Route>;
  corners(route: Route): Promise<[number, number]>;
}
