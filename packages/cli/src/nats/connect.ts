import { resolve } from "node:path";
import type { NatsConnection } from "@autonats/runtime";
import { EnvironmentError } from "../environment-error.js";
import type { Io } from "../io.js";
import type { NatsAccess } from "./connection-flags.js";

const HERE = "nats://127.0.0.1:4222";

/** Connects to NATS. A server that cannot be reached is an error of the environment. */
export async function connectTo(
  { servers, credentialsFile }: NatsAccess,
  io: Pick<Io, "cwd">,
): Promise<NatsConnection> {
  const [{ connect }, { AutonatsError }] = await Promise.all([
    import("@autonats/runtime/node"),
    import("@autonats/runtime"),
  ]);
  try {
    return await connect({
      name: "autonats",
      servers: [...(servers ?? [HERE])],
      credentialsFile: credentialsFile && resolve(io.cwd, credentialsFile),
    });
  } catch (error) {
    if (!(error instanceof AutonatsError)) throw error;
    throw new EnvironmentError(error.rawMessage, { cause: error });
  }
}
