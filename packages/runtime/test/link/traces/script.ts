/** What a link is asked to do. The numbers of links and subscriptions are indexes, in the order in which they come. */
export type Step =
  | { readonly do: "subscribe"; readonly link: number; readonly subject: string; readonly group?: string }
  | { readonly do: "publish"; readonly link: number; readonly messages: readonly Published[] }
  | { readonly do: "drain"; readonly subscription: number }
  | { readonly do: "close"; readonly subscription: number }
  | { readonly do: "leave"; readonly link: number };

export interface Published {
  readonly subject: string;
  readonly reply?: string;
  readonly head?: string;
  readonly body: string;
}

/**
 * What a script makes happen: for each step what came of it, by who has heard it. That is the number of a subscription, or the name
 * of a queue group, whose members share, so that nobody can say who of them gets a message.
 */
export interface Trace {
  readonly steps: readonly Step[];
  readonly heard: readonly Readonly<Record<string, readonly string[]>>[];
}

export const LINKS = 3;

/** Creates a script from chance, whose subjects begin with a token of its own. Leaving a real server takes its time. */
export function makeScript(token: string, chance: () => number, mayLeave: boolean): readonly Step[] {
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(chance() * of.length)] ?? of[0];
  const link = (): number => Math.floor(chance() * LINKS);
  const steps: Step[] = [];
  let subscriptions = 0;
  let bodies = 0;
  const subscribe = (): void => {
    const subject = `${token}.${pick(["a", "b", "a.b", "a.*", "*.b", "*", ">", "a.>", "*.*", "r.1", "r.*", "r.>"])}`;
    const group = pick([undefined, undefined, "g", "h"]);
    steps.push({ do: "subscribe", link: link(), subject, ...(group === undefined ? {} : { group }) });
    subscriptions += 1;
  };
  const publish = (): void => {
    const messages = Array.from({ length: pick([1, 1, 1, 5]) }, (): Published => {
      bodies += 1;
      const reply = pick([undefined, undefined, "r.1", "r.2", "a.b"]);
      const head = pick([undefined, undefined, undefined, "NATS/1.0\r\nKey: value\r\n\r\n"]);
      return {
        subject: `${token}.${pick(["a", "b", "a.b", "a.c", "c.b", "a.b.c", "r.1", "nobody"])}`,
        ...(reply === undefined ? {} : { reply: `${token}.${reply}` }),
        ...(head === undefined ? {} : { head }),
        body: pick(["", `${bodies}`, `${bodies}`]),
      };
    });
    steps.push({ do: "publish", link: link(), messages });
  };
  subscribe();
  while (steps.length < 14) {
    const act = chance();
    if (act < 0.35) subscribe();
    else if (act < 0.85) publish();
    else if (act < 0.95 || !mayLeave)
      steps.push({ do: pick(["drain", "close"]), subscription: Math.floor(chance() * subscriptions) });
    else steps.push({ do: "leave", link: link() });
  }
  return steps;
}
