import type { CallOptions } from "@autonats/runtime";
import type { WorkClient } from "../../service/work.gen.js";
import type { Command } from "./lines.js";

/** Calls what a command names, and resolves to what the harness is told of its result. */
export async function call(client: WorkClient, command: Command): Promise<unknown> {
  const text = (command["text"] as string | undefined) ?? "";
  const number = (command["number"] as number | undefined) ?? 0;
  const options: CallOptions = {
    timeoutMs: command["timeoutMs"] as number | undefined,
    instance: command["instance"] as string | undefined,
  };
  switch (command["method"]) {
    case "Run":
      return client.run(text, options);
    case "Fetch":
      return client.fetch(text, options);
    case "RunNow":
      return client.runNow(text, options);
    case "Touch":
      return client.touch(text, options);
    case "Slip":
      return client.slip(text, options);
    case "Receipt":
      return client.receipt(text, options);
    case "Anything":
      return client.anything(text, options);
    case "Counts":
      return Object.fromEntries(await client.counts(text, options));
    case "Spoil":
      return client.spoil(text, options);
    case "Fail":
      return client.fail(text, options);
    case "Produce":
      return (await client.produce(number, options)).length;
    case "Consume":
      return client.consume("y".repeat(number), options);
    case "Wait":
      return client.wait(text, number, options);
    case "Note":
      return client.note(text);
    default:
      throw new Error(`no method ${command["method"]}`);
  }
}
