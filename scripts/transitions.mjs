import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Records what the pure cores of the TypeScript runtime do, for other runtimes to replay. Needs `npx tsc -b`. Every run writes the
 * same: times and random numbers come from a generator with a seed.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}packages/runtime/dist`;
const { AnswerTimes } = await import(`${dist}/client/policy/answer-times.js`);
const { Balancer } = await import(`${dist}/client/policy/balancer.js`);
const { Breaker } = await import(`${dist}/client/policy/breaker.js`);
const { patienceOf } = await import(`${dist}/client/policy/patience.js`);
const { RetryBudget } = await import(`${dist}/client/policy/retry-budget.js`);
const { RetryPolicy } = await import(`${dist}/client/policy/retry-policy.js`);
const { Throttle } = await import(`${dist}/client/policy/throttle.js`);
const { EchoWatch } = await import(`${dist}/connection/echo-watch.js`);
const { PauseWatch } = await import(`${dist}/connection/pause-watch.js`);
const { KeyRecords } = await import(`${dist}/handler/keys/key-records.js`);
const { SelfEjection } = await import(`${dist}/handler/ejection/self-ejection.js`);
const { instanceSignOf, loadSignOf, mayHaveRun, outcomeOfReply, repeatableOf } = await import(
  `${dist}/errors/outcomes.js`
);
const { ERROR_NUMBERS } = await import(`${dist}/errors/error-numbers.js`);

const REASONS = [
  ...["", "BUSY", "DRAINING", "EXPIRED", "NO_RESPONDERS", "DISCONNECTED", "TOO_LARGE"],
  ...["MALFORMED_REPLY", "CLOSED", "FOREIGN_REPLY", "UNSUPPORTED_FEATURE", "THROTTLED"],
];
const OUTCOMES = ["NOT_SENT", "NOT_DELIVERED", "REJECTED", "COMPLETED", "FAILED", "UNKNOWN_OUTCOME", "CANCELLED"];

/** The files, by their paths from the root. */
export const transitionFiles = {
  "conformance/transitions/balancing.jsonl": lines(balancing()),
  "conformance/transitions/breakers.jsonl": lines(breakers()),
  "conformance/transitions/echo.jsonl": lines(echo()),
  "conformance/transitions/ejection.jsonl": lines(ejection()),
  "conformance/transitions/keys.jsonl": lines(keys()),
  "conformance/transitions/outcomes.jsonl": lines(outcomes()),
  "conformance/transitions/pauses.jsonl": lines(pauses()),
  "conformance/transitions/patience.jsonl": lines(patience()),
  "conformance/transitions/retries.jsonl": lines(retries()),
  "conformance/transitions/throttle.jsonl": lines(throttle()),
};

function outcomes() {
  const rows = [];
  for (const code of Object.keys(ERROR_NUMBERS)) {
    for (const reason of REASONS) {
      const replies = [false, true].map((isDeclared) => outcomeOfReply(code, reason || undefined, isDeclared));
      const verdicts = OUTCOMES.map((outcome) => {
        const failure = { code, outcome, reason: reason || undefined };
        return [
          outcome,
          repeatableOf(failure),
          mayHaveRun(failure),
          loadSignOf(failure) ?? "",
          instanceSignOf(failure) ?? "",
        ];
      });
      rows.push({ code, reason, replies, verdicts });
    }
  }
  return rows;
}

/** Runs of a client's retries: budgets of several sizes, and failures that come alone, in bursts and after long silence. */
function retries() {
  const random = randomFrom(1);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 20 }, () => {
    const budget = { ratio: pick(0, 0.1, 0.2, 1), perSecond: pick(0, 1, 10) };
    const backoff = { backoffMs: pick(0, 20, 50), maxBackoffMs: pick(60, 1000) };
    let at = random() * 1000;
    const policy = new RetryPolicy(backoff, new RetryBudget(budget, at));
    const begin = at;
    const steps = Array.from({ length: 60 }, () => {
      // Several at one moment find out what is left.
      at += pick(0, 0, 0, 0, 0, 0, 1, 37.5, 400, 2500, 8000, random() * 30_000);
      const calls = pick(0, 0, 0, 1, 3, 50);
      for (let call = 0; call < calls; call += 1) policy.budget.noteCall();
      const failed = {
        repeatable: pick("never", "idempotent", "always", "always"),
        idempotent: random() < 0.5,
        unserved: pick(0, 0, 0, 1, 2, 9, 2000),
        made: pick(1, 1, 2, 3),
        most: pick(1, 3, 3, 10),
        leftMs: pick(0, 10, 100, 5000),
        retryAfterMs: pick(0, 0, 0, 40, 6000),
      };
      const drawn = random();
      return { at, calls, failed, random: drawn, gives: policy.decide(failed, at, drawn) };
    });
    return { budget, backoff, begin, steps };
  });
}

/** For how long attempts are waited for: answers that are quick, slow, or none for a while, and options. */
function patience() {
  const random = randomFrom(6);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 20 }, () => {
    const times = new AnswerTimes();
    const slowest = pick(1, 20, 300, 4000);
    let at = random() * 1000;
    const steps = Array.from({ length: 40 }, () => {
      at += pick(0, 5, 400, 3000, random() * 25_000);
      const took = pick(undefined, random() * slowest);
      if (took !== undefined) times.note(took, at);
      const most = pick(1, 2, 3, 10);
      const attempt = {
        made: 1 + Math.floor(random() * most),
        most,
        leftMs: pick(0, 50, 120, 2000, 5000, random() * 10_000),
        timeoutMs: pick(undefined, undefined, 0, 150, 60_000),
        hedgeAfterMs: pick(undefined, undefined, 0, 25, 130, 2000),
        longestMs: times.longest(at),
      };
      return { at, took: took ?? -1, attempt, gives: patienceOf(attempt) ?? null };
    });
    return { steps };
  });
}

/** Runs of a throttle, of handlers that refuse few calls, many, or all, and of silence between them. */
function throttle() {
  const random = randomFrom(2);
  return Array.from({ length: 20 }, () => {
    const subject = new Throttle();
    let at = random() * 1000;
    let share = random();
    const steps = Array.from({ length: 80 }, () => {
      if (random() < 0.05) share = random();
      at += random() < 0.02 ? random() * 70_000 : random() * 300;
      const drawn = random();
      const admits = subject.admits(at, drawn);
      const does = !admits ? "nothing" : random() < share ? "refused" : "answered";
      if (does === "refused") subject.noteRefused(at);
      if (does === "answered") subject.noteAnswered(at);
      return { at, random: drawn, admits, does, isAwake: subject.isAwake };
    });
    return { steps };
  });
}

/** Looks at a connection to which much, little or nothing comes. */
function echo() {
  const random = randomFrom(4);
  return Array.from({ length: 10 }, () => {
    const watch = new EchoWatch();
    let heard = 0;
    let silence = random();
    const steps = Array.from({ length: 60 }, () => {
      if (random() < 0.1) silence = random();
      if (random() > silence) heard += 1 + Math.floor(random() * 5);
      const isNeeded = random() < 0.9;
      return { isNeeded, heard, step: watch.look(isNeeded, heard) };
    });
    return { steps };
  });
}

/** A process that is at work, or is not seen for a while, reads, and asks for round trips that end sooner or later, or twice. */
function pauses() {
  const random = randomFrom(7);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 20 }, () => {
    let at = random() * 1000;
    const watch = new PauseWatch(at);
    const begin = at;
    const steps = Array.from({ length: 60 }, () => {
      at += pick(0, 2, 120, 250, 250, 480, 501, random() * 20_000);
      const does = pick("see", "see", "look", "end");
      const round = Math.max(0, watch.round - pick(0, 0, 0, 1));
      let asks = false;
      if (does === "see") asks = watch.see(at);
      else if (does === "look") asks = watch.look(at);
      else watch.end(round);
      return { at, does, round, asks, cameAt: watch.cameAt(at) };
    });
    return { begin, steps };
  });
}

/** Runs of a balancer: instances that come and go, are full, slow or broken, and silence. */
function balancing() {
  const random = randomFrom(3);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 28 }, () => {
    const subject = new Balancer((instance) => `at.${instance}`);
    const ids = "abcdefgh".slice(0, pick(1, 2, 3, 6, 8)).split("");
    const bad = pick("busy", "gone", "silent", "silent", "failed", "failed");
    const share = pick(0.5, 0.98);
    const leaps = pick(0, 0.1);
    const under = [];
    let at = random() * 1000;
    let before;
    const steps = Array.from({ length: 200 }, () => {
      at += pick(0, 0, 0.5, 3, 25, 150, random() < leaps ? random() * 40_000 : 0);
      const drawn = random();
      const kind = random();
      let step;
      if (kind < 0.1) {
        const report = {
          instance: pick(...ids),
          running: Math.floor(random() * 6),
          waiting: pick(0, 0, 3),
          slots: random() < 0.05 ? 0 : pick(5, 5, 8),
        };
        const isOfGroup = random() < 0.4;
        subject.learn(report, at, isOfGroup);
        step = { does: "learn", report, isOfGroup };
      } else if (kind < 0.6 || under.length === 0) {
        const instance = subject.pick(at, drawn, before);
        const asks = subject.asks(instance, at);
        step = { does: "pick", before: before?.id ?? "", gives: instance?.id ?? "", asks };
        before = undefined;
        if (instance !== undefined) under.push(instance);
      } else {
        const [instance] = under.splice(Math.floor(random() * under.length), 1);
        const sign =
          instance.id < "c"
            ? random() < share
              ? bad
              : "answered"
            : pick("answered", "answered", "answered", "busy", random() < 0.05 ? "denied" : "answered");
        subject.release(instance);
        subject.note(instance, sign, at, drawn);
        if (random() < 0.3) before = instance;
        step = {
          does: "end",
          instance: instance.id,
          sign,
          isWatched: instance.isWatched,
          breaker: instance.breaker.state,
        };
      }
      return { at, random: drawn, ...step, instances: subject.instances.map(({ id }) => id).join("") };
    });
    return { steps };
  });
}

/** Runs of an instance whose calls fail now and then, in groups of several sizes that answer or not, over minutes. */
function ejection() {
  const random = randomFrom(3);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 30 }, () => {
    const instance = pick("a", "m", "z");
    const subject = new SelfEjection(instance);
    let at = random() * 1000;
    let share = random();
    // One whose group is well stays out until its time is up.
    const isGroupWell = random() < 0.4;
    const steps = [];
    const note = (does, drawn, step) =>
      steps.push({
        ...{ at, does, random: drawn, step, state: subject.state },
        wakeAt: Number.isFinite(subject.wakeAt) ? subject.wakeAt : -1,
      });
    for (let step = 0; step < 150; step += 1) {
      if (random() < 0.03) share = pick(0, 0, 0.3, 0.6, 1);
      const drawn = random();
      if (subject.wakeAt < Number.POSITIVE_INFINITY && random() < 0.3) {
        for (const other of ["b", "k", "n", "x", "zz"]) {
          if (random() < 0.4 && !isGroupWell) continue;
          const state = isGroupWell
            ? "serving"
            : pick("serving", "serving", "serving", "serving", "leaving", "ejected", "probing");
          subject.noteOther(other, state);
          note(["other", other, state], 0, "nothing");
        }
        at = Math.max(at, subject.wakeAt - pick(0, 0, 0, 1));
        note(["wake"], drawn, subject.wake(at, drawn));
      } else {
        at += random() < 0.02 ? random() * 40_000 : random() * 200;
        const isFault = random() < share;
        note(["call", isFault ? "fault" : "fine"], drawn, subject.noteCall(at, isFault, drawn));
      }
    }
    return { instance, steps };
  });
}

/** Runs of a handler's records of calls with keys, in little room: calls that come again, end, or do not start, and silence. */
function keys() {
  const random = randomFrom(8);
  const pick = (...of) => of[Math.floor(random() * of.length)];
  return Array.from({ length: 30 }, () => {
    const limits = {
      windowMs: pick(0, 500, 5000),
      records: pick(1, 4, 12, 1000),
      bytes: pick(1024, 2000, 6000, 100_000),
    };
    const subject = new KeyRecords(limits);
    const ids = "abcdefghijklmnop".slice(0, pick(2, 6, 16)).split("");
    const running = [];
    let at = random() * 1000;
    const steps = Array.from({ length: 120 }, () => {
      at += pick(0, 0, 1, 40, 300, random() < 0.1 ? random() * 20_000 : 0);
      const id = pick(...ids);
      const neededUntil = at + pick(0, 100, 1000, 5000);
      let step;
      if (running.length > 0 && random() < 0.45) {
        const [record] = running.splice(Math.floor(random() * running.length), 1);
        if (random() < 0.2) {
          subject.forget(record);
          step = { does: "forget", id: record.id };
        } else {
          const answer = Math.floor(random() * 1000);
          const bytes = pick(0, 10, 300, 900, 5000);
          step = { does: "end", id: record.id, answer, bytes, gives: subject.end(record, answer, bytes, at) };
        }
      } else {
        const record = subject.find(id, at);
        if (record === undefined) {
          const begun = subject.begin(id, Math.floor(random() * 4), neededUntil, at);
          if (begun !== undefined) running.push(begun);
          step = { does: "begin", id, neededUntil, digest: begun?.digest ?? 0, gives: begun !== undefined };
        } else {
          record.neededUntil = Math.max(record.neededUntil, neededUntil);
          const { state, digest, answer = 0 } = record;
          step = { does: "find", id, neededUntil, state, digest, answer };
        }
      }
      return { at, ...step, size: subject.size, held: subject.bytes };
    });
    return { limits, steps };
  });
}

/** Runs of a breaker: instances that fail one after the other, now and then, and mostly, and silence. */
function breakers() {
  const random = randomFrom(4);
  return Array.from({ length: 20 }, () => {
    const subject = new Breaker();
    let at = random() * 1000;
    let share = random();
    const steps = Array.from({ length: 100 }, () => {
      if (random() < 0.05) share = random() < 0.3 ? 0 : random();
      at += random() < 0.04 ? random() * 70_000 : random() * 600;
      const drawn = random();
      const mayOpen = random() < 0.9;
      if (subject.admits(at, 0)) subject.noteCall(at);
      const hasFailed = random() < share;
      if (hasFailed) subject.noteFailure(at, drawn, mayOpen);
      else subject.noteSuccess(at);
      const admits = [subject.admits(at, 0), subject.admits(at, 1)];
      return { at, random: drawn, mayOpen, hasFailed, state: subject.state, isAwake: subject.isAwake, admits };
    });
    return { steps };
  });
}

function lines(rows) {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** The generator of Park and Miller. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(`${root}conformance/transitions`, { recursive: true });
  for (const [path, text] of Object.entries(transitionFiles)) writeFileSync(root + path, text);
}
