export { createDiskHost } from "./disk-host.js";
