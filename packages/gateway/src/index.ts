export type { CorsOptions } from "./cors.js";
export { createGateway, type Gateway } from "./gateway.js";
export { type ListenOptions, listen, type ServedGateway } from "./listen.js";
export type { Authenticate, CalledMethod, GatewayOptions } from "./options.js";
export type { GatewayMethod, GatewayService } from "./services.js";
