export type { CertificateOptions, TestCertificates } from "./certificates.js";
export { createTestCertificates } from "./certificates.js";
export type { NatsCluster, NatsClusterOptions } from "./cluster.js";
export { startNatsCluster } from "./cluster.js";
export { findNatsServer, MINIMUM_NATS_SERVER_VERSION, PINNED_NATS_SERVER_VERSION } from "./find.js";
export type { NatsServerOptions, NatsSubjectRule, NatsTlsOptions, NatsUser } from "./options.js";
export { NatsServer, startNatsServer } from "./server.js";
