/** @nats:server Route */
export interface RouteService {
  route(to: string): Promise<string>;
}
