import type { OneWayMethod, UnaryMethod } from "../descriptor.js";
import type { CallContext } from "./call-context.js";

/** The implementation of a service: for each method a function that takes the request record and the call. */
export type Implementation<M> = {
  readonly [Name in keyof M]: M[Name] extends UnaryMethod<infer Request, infer Result>
    ? (request: Request, call: CallContext) => Promise<Returned<Result>> | Returned<Result>
    : M[Name] extends OneWayMethod<infer Request>
      ? (request: Request, call: CallContext) => void
      : never;
};

/** What an implementation may return for a result: nothing is as good as `undefined`. */
// biome-ignore lint/suspicious/noConfusingVoidType: interfaces of users write `Promise<Item | void>`.
type Returned<Result> = undefined extends Result ? Result | void : Result;

/** One instance of a service. */
export interface Handler {
  /** The id that it has in `$SRV.INFO`, by which it can be called directly. */
  readonly instance: string;
  /**
   * Whether it serves all of its methods now: it runs, there is a connection, the server refuses none of its subjects, and it has not
   * left its queue group.
   */
  readonly isReady: boolean;
  /**
   * Settled when it no longer serves: resolves after a shutdown, or when its connection was closed by its owner, and rejects with
   * an `AutonatsError` when it has ended because the connection was lost permanently. It need not be awaited.
   */
  readonly ended: Promise<void>;
  /**
   * Starts to answer calls. Resolves once the NATS server has confirmed all subscriptions, and waits for a connection if there is
   * none. Rejects with an `AutonatsError` when the server refuses a subscription, after which it may be called again; when the
   * connection is closed; and when the handler was shut down. A second call returns the same promise.
   */
  run(): Promise<void>;
  /**
   * Takes no new calls, waits for those that run or wait and for their answers (30 seconds, unless the options say otherwise),
   * answers and stops what has not ended by then, and resolves. Never rejects, and leaves the connection open. Called again, it
   * returns the same promise.
   */
  shutdown(): Promise<void>;
}
