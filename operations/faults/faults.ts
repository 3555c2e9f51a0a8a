import { brokenInstances } from "./broken-instances.js";
import { credentials } from "./credentials.js";
import type { Fault } from "./fault.js";
import { frozenServer } from "./frozen-server.js";
import { handlerFrozen } from "./handler-frozen.js";
import { handlerKilled } from "./handler-killed.js";
import { lameDuck } from "./lame-duck.js";
import { malformed } from "./malformed.js";
import { nodeFrozen, nodeKilled } from "./node-lost.js";
import { burstsAtRandom, overload } from "./overload.js";
import { partition } from "./partition.js";
import { permission } from "./permission.js";
import { rollingUpgrade } from "./rolling-upgrade.js";
import { roughNetwork } from "./rough-network.js";
import { serverKilled } from "./server-killed.js";
import { slowConsumer } from "./slow-consumer.js";
import { soak } from "./soak.js";
import { timeouts } from "./timeouts.js";

/** All faults, by their numbers. Those that are missing concern what is not built. */
export const faults: readonly Fault[] = [
  serverKilled,
  handlerKilled,
  handlerFrozen,
  partition,
  roughNetwork,
  slowConsumer,
  frozenServer,
  nodeKilled,
  nodeFrozen,
  rollingUpgrade,
  lameDuck,
  malformed,
  credentials,
  brokenInstances,
  soak,
  overload,
  burstsAtRandom,
  permission,
  timeouts,
];
