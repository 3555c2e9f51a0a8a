import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";

/** What a job is at. */
const waiting = 0;
const taken = 1;
const done = 2;

/** How long a job that the thread has taken may take, in milliseconds. After that the thread has died. */
const longestJob = 60_000;

/** A job that was handed over. */
interface Job<Input> {
  readonly id: number;
  readonly input: Input;
  readonly state: Int32Array;
}

/**
 * A second thread for work that can go on beside that of this one, which never has to return to its event loop meanwhile. Jobs that the
 * thread has not begun when their results are asked for are done here, so that neither waits while the other has much to do.
 */
export class Beside<Input, Output> {
  readonly #worker: Worker;
  readonly #results: MessagePort;
  readonly #work: (input: Input) => Output;
  readonly #outputs = new Map<number, Output>();
  #jobs = 0;

  /**
   * @param work What is done with each input, here.
   * @param module The text of a module without imports, which exports the same as a function `create` of `data`.
   * @param data What the thread needs for it; it is cloned.
   */
  constructor(work: (input: Input) => Output, module: string, data: unknown) {
    const { port1, port2 } = new MessageChannel();
    this.#work = work;
    this.#results = port1;
    this.#worker = new Worker(new URL(moduleUrl(thread)), {
      workerData: { module: moduleUrl(module), data, results: port2 },
      transferList: [port2],
    });
    // A thread that fails leaves its jobs to this one, which meets what is wrong with them itself.
    this.#worker.on("error", () => undefined);
    this.#worker.unref();
  }

  /** Reports whether the machine has a processor for a second thread. */
  static get isOfUse(): boolean {
    return availableParallelism() > 1;
  }

  /** Hands a job over. Returns what returns its result, which is asked for once. */
  start(input: Input): () => Output {
    this.#jobs += 1;
    const job: Job<Input> = { id: this.#jobs, input, state: new Int32Array(new SharedArrayBuffer(4)) };
    this.#worker.postMessage(job);
    return () => this.#finish(job);
  }

  /** Ends the thread. */
  close(): void {
    this.#results.close();
    void this.#worker.terminate();
  }

  #finish({ id, input, state }: Job<Input>): Output {
    if (Atomics.compareExchange(state, 0, waiting, taken) === waiting) return this.#work(input);
    if (Atomics.wait(state, 0, taken, longestJob) === "timed-out") return this.#work(input);
    this.#takeResults();
    const output = this.#outputs.get(id);
    this.#outputs.delete(id);
    // There is none where the work failed, which it does here again.
    return output === undefined ? this.#work(input) : output;
  }

  #takeResults(): void {
    let received = receiveMessageOnPort(this.#results);
    while (received !== undefined) {
      const { id, output } = received.message as { readonly id: number; readonly output: Output };
      this.#outputs.set(id, output);
      received = receiveMessageOnPort(this.#results);
    }
  }
}

/** What the thread runs. A result is sent before its job is done, so that it is there for whoever waits for that. */
const thread = `
import { parentPort, workerData } from "node:worker_threads";

const { create } = await import(workerData.module);
const work = create(workerData.data);
parentPort.on("message", ({ id, input, state }) => {
  if (Atomics.compareExchange(state, 0, ${waiting}, ${taken}) !== ${waiting}) return;
  try {
    workerData.results.postMessage({ id, output: work(input) });
  } finally {
    Atomics.store(state, 0, ${done});
    Atomics.notify(state, 0);
  }
});
`;

function moduleUrl(text: string): string {
  return `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
}
