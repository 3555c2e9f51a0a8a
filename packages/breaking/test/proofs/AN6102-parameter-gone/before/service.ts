/** @nats:server Route */
export interface RouteService {
  route(to: string, by: string): Promise<string>;
}
