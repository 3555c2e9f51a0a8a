import type { Link, LinkSubscription } from "../../../src/link/link.js";
import type { Message } from "../../../src/link/message.js";
import type { Step, Trace } from "./script.js";

const encoder = new TextEncoder();
const NOBODY = "NATS/1.0 503";
const decoder = new TextDecoder("latin1");

/** Runs a script on links of one network, and returns what has happened. Nothing is left of it. */
export async function play(links: readonly Link[], steps: readonly Step[]): Promise<Trace> {
  const subscriptions: LinkSubscription[] = [];
  const heard: Record<string, string[]>[] = [];
  let now: Record<string, string[]> = {};
  const hear = (link: number, name: string, message: Message): void => {
    const head = message.head === undefined ? "-" : decoder.decode(message.head);
    // Which of a connection's subscriptions hears that nobody listens is not defined, and newer servers say more than the status.
    const isNobody = head.startsWith(NOBODY);
    const by = isNobody ? `link ${link}` : name;
    const texts = [message.subject, message.reply, isNobody ? NOBODY : head, decoder.decode(message.body)];
    now[by] = [...(now[by] ?? []), texts.join("|")];
  };
  try {
    for (const step of steps) {
      now = {};
      heard.push(now);
      await act(step, links, subscriptions, hear);
      // Who has published something has confirmed it, so that it is on the way to the others, whose own confirmation comes after it.
      for (const link of links) await link.confirm();
      for (const link of links) await link.confirm();
      for (const [name, texts] of Object.entries(now)) if (Number.isNaN(Number(name))) texts.sort();
    }
  } finally {
    for (const subscription of subscriptions) subscription.close();
  }
  return { steps, heard };
}

async function act(
  step: Step,
  links: readonly Link[],
  subscriptions: LinkSubscription[],
  hear: (link: number, name: string, message: Message) => void,
): Promise<void> {
  if (step.do === "drain") await subscriptions[step.subscription]?.drain();
  else if (step.do === "close") subscriptions[step.subscription]?.close();
  else {
    const link = links[step.link];
    if (link === undefined) throw new Error(`there is no link ${step.link}`);
    if (step.do === "leave") await leave(link);
    else if (step.do === "subscribe") {
      const name = step.group ?? `${subscriptions.length}`;
      subscriptions.push(link.subscribe(step.subject, step.group, (message) => hear(step.link, name, message)));
    } else {
      for (const { subject, reply = "", head, body } of step.messages) {
        link.publish(subject, reply, head === undefined ? undefined : encoder.encode(head), encoder.encode(body));
      }
    }
  }
}

/** Resolves once the link is up again. */
async function leave(link: Link): Promise<void> {
  const isUp = new Promise<void>((resolve) => {
    const stop = link.listen({
      onUp: () => {
        stop();
        resolve();
      },
    });
  });
  await link.leave();
  await isUp;
}
