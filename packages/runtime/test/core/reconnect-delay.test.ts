import { array, assert, constantFrom, double, integer, property, record } from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { ReconnectDelay } from "../../src/node/reconnect-delay.js";
import { type ServerAtLibrary, ServerChoice } from "../../src/node/server-choice.js";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A server that is there, or not, at a time. */
type Server = (now: number) => boolean;

const SERVERS = [{ listen: "a:4222" }] as unknown as readonly ServerAtLibrary[];

/** One client of one server, as the client library makes it connect: it asks before each attempt, and waits for as long as it is told. */
class Client {
  readonly #delay: ReconnectDelay;
  readonly #choice: ServerChoice;
  now = 0;
  attempts = 0;

  constructor(share: number) {
    vi.spyOn(Math, "random").mockReturnValue(share);
    this.#delay = new ReconnectDelay(() => this.now);
    this.#choice = new ServerChoice(this.#delay, () => this.now);
    this.#choice.next(SERVERS);
    this.#delay.onUp();
  }

  /** Loses the connection at a time, and is back at the time that this gives. */
  reconnect(lostAt: number, server: Server): number {
    this.now = lostAt;
    for (;;) {
      this.now += this.#choice.next(SERVERS).delay;
      this.attempts += 1;
      if (server(this.now)) {
        this.#delay.onUp();
        return this.now;
      }
    }
  }
}

const shares = double({ min: 0, max: 0.999, noNaN: true });

test("a server that is back is found within a tenth of its own outage, whatever came before", () => {
  const outages = array(record({ up: integer({ min: 1000, max: 30_000 }), down: integer({ min: 1, max: 120_000 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  assert(
    property(shares, outages, (share, all) => {
      const client = new Client(share);
      let now = 0;
      for (const { up, down } of all) {
        const lostAt = now + up;
        const backAt = lostAt + down;
        now = client.reconnect(lostAt, (time) => time >= backAt);
        expect(now - backAt).toBeLessThanOrEqual(Math.max(100, Math.min(5000, (now - lostAt) / 10)) + 1);
      }
    }),
  );
});

test("so the second outage of a few seconds in a row is over half a second after its end, as the first is", () => {
  assert(
    property(shares, integer({ min: 1, max: 4500 }), integer({ min: 1000, max: 14_000 }), (share, down, up) => {
      const client = new Client(share);
      let now = 0;
      for (const length of [60_000, down, down]) {
        const backAt = now + up + length;
        now = client.reconnect(now + up, (time) => time >= backAt);
        if (length === down) expect(now - backAt).toBeLessThanOrEqual(500);
      }
    }),
  );
});

test("a server that takes connections only to close them is asked less and less often", () => {
  assert(
    property(shares, constantFrom(0, 1, 10, 100, 999), (share, heldMs) => {
      const client = new Client(share);
      let now = 5000;
      while (now < 605_000) now = client.reconnect(now, () => true) + heldMs;
      // Every fifty milliseconds would be twelve thousand times.
      expect(client.attempts).toBeLessThan(330);
    }),
    { numRuns: 50 },
  );
});

test("clients that have lost a server at the same moment do not come back at the same moment", () => {
  const clients = 2000;
  const backAt = 21_000;
  const seen = Array.from({ length: clients }, (_, index) => {
    const client = new Client(index / clients);
    return Math.floor((client.reconnect(1000, (time) => time >= backAt) - backAt) / 100);
  });
  const counts = new Map<number, number>();
  for (const tenth of seen) counts.set(tenth, (counts.get(tenth) ?? 0) + 1);
  expect(Math.max(...counts.values())).toBeLessThan(clients / 5);
});

test("it is from half of a hundred milliseconds to five seconds", () => {
  for (const share of [0, 0.5, 0.999]) {
    vi.spyOn(Math, "random").mockReturnValue(share);
    let now = 1000;
    const delay = new ReconnectDelay(() => now);
    const scale = 0.5 + share / 2;
    for (const [outage, expected] of [
      [0, 100],
      [500, 100],
      [1000, 100],
      [2000, 200],
      [30_000, 3000],
      [50_000, 5000],
      [1_000_000, 5000],
    ] as const) {
      now = 1000 + outage;
      expect(delay.next()).toBe(Math.round(scale * expected));
    }
  }
});
