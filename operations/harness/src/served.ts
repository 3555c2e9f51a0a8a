import type { Peer } from "./peer.js";
import type { CallCommand } from "./peer-commands.js";
import { until } from "./wait.js";

/** Resolves once a call of the client succeeds; rejects when that takes too long, with what the last one came to. */
export async function untilServed(client: Peer, command: CallCommand = {}): Promise<void> {
  let last: unknown;
  await until(
    `${client.name} is served`,
    async () => {
      const answer = await client.call("Run", { text: "again", timeoutMs: 1000, ...command });
      last = answer;
      return answer.value === (command.text ?? "again");
    },
    () => last,
  );
}
