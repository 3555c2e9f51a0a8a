import { brokenInstances } from "./broken-instances.js";
import { clockSet } from "./clock-set.js";
import { clusterKilled } from "./cluster-killed.js";
import { credentials } from "./credentials.js";
import { diskFull } from "./disk-full.js";
import type { Fault } from "./fault.js";
import { flapping } from "./flapping.js";
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
import { slowInstance } from "./slow-instance.js";
import { soak } from "./soak.js";
import { streamLeaderKilled } from "./stream-leader-killed.js";
import { timeouts } from "./timeouts.js";

/** All faults, by their numbers. */
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
  flapping,
  lameDuck,
  streamLeaderKilled,
  clusterKilled,
  diskFull,
  clockSet,
  malformed,
  credentials,
  brokenInstances,
  soak,
  overload,
  burstsAtRandom,
  permission,
  timeouts,
  slowInstance,
];
