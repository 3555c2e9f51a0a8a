import type { NatsConnection } from "@autonats/runtime";

/** Watches a connection from now on. The function that it returns resolves once there is no connection, at once if there is none. */
export function watchForLoss(connection: NatsConnection): () => Promise<void> {
  let isLost = false;
  let tell: (() => void)[] = [];
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === "reconnect") isLost = false;
      if (type !== "disconnect") continue;
      isLost = true;
      for (const resolve of tell) resolve();
      tell = [];
    }
  })();
  return async () => {
    if (!isLost) await new Promise<void>((resolve) => tell.push(resolve));
  };
}
