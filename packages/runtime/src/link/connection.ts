import type { NatsConnection } from "@nats-io/nats-core";
import { AutonatsError } from "../errors/autonats-error.js";
import type { Link } from "./link.js";
import { isNatsConnection, NatsLink } from "./nats/nats-link.js";

/** What clients and handlers work on: a connection of the NATS client library, or any other link. */
export type Connection = Link | NatsConnection;

/** Returns the link of a connection, always the same one. Throws an `AutonatsError` for anything else. */
export function linkOf(connection: Connection): Link {
  if (isLink(connection)) return connection;
  if (isNatsConnection(connection)) return NatsLink.of(connection);
  const message = "the connection must be one of @nats-io/nats-core, or a link";
  throw new AutonatsError("INVALID_ARGUMENT", message, { outcome: "NOT_SENT" });
}

/** @deprecated Use `Connection`, which takes any link. */
export type { NatsConnection } from "@nats-io/nats-core";

function isLink(connection: Connection | undefined): connection is Link {
  const { confirm, listen } = (connection ?? {}) as Partial<Link>;
  return typeof confirm === "function" && typeof listen === "function";
}
