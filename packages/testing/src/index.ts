export type { MemoryLink } from "./memory/memory-link.js";
export type { MemoryLinkOptions, MemoryNetwork, MemoryNetworkOptions } from "./memory/memory-network.js";
export { createMemoryNetwork } from "./memory/memory-network.js";
