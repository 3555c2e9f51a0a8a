import { buildPackages, installDependencies, run } from "./install.mjs";

/** A NATS server for development, found or fetched: `npm run nats-server -- --port 4222`. */
installDependencies();
buildPackages("packages/testing");
run(process.execPath, ["packages/testing/bin/autonats-nats-server.js", ...process.argv.slice(2)]);
