export { createDiskHost } from "./disk-host.js";
export { isInside, pathFrom, toSlashes } from "./paths.js";
