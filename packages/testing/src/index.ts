export { createChance } from "./memory/chance.js";
export type { DelayRange, FaultRule } from "./memory/faults.js";
export type { MemoryLink } from "./memory/memory-link.js";
export type { MemoryLinkOptions, MemoryNetwork, MemoryNetworkOptions } from "./memory/memory-network.js";
export { createMemoryNetwork } from "./memory/memory-network.js";
export type { NetworkEvent } from "./memory/watchers.js";
export { installVirtualTime, type VirtualTime, type VirtualTimeOptions } from "./time/virtual-time.js";
