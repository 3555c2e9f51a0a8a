import { AutonatsError } from "@autonats/runtime";
import { Spoiled } from "../../service/work.js";

/** Ways in which an implementation can end, most of them bad. Each throws, or returns what is returned in its place. */
export const waysToFail: Readonly<Record<string, () => unknown>> = {
  plain: () => {
    throw new Error("plain");
  },
  undefined: () => {
    throw undefined;
  },
  text: () => {
    throw "a text";
  },
  symbol: () => {
    throw Symbol("a symbol");
  },
  likeAnError: () => {
    throw { code: "NOT_FOUND", message: "no error at all" };
  },
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    throw proxy;
  },
  hostile: () => {
    const refuse = () => {
      throw new Error("hands off");
    };
    throw new Proxy(new Error("x"), { get: refuse, getPrototypeOf: refuse, has: refuse, ownKeys: refuse });
  },
  hostileMessage: () => {
    throw Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error("no message for you");
      },
    });
  },
  circle: () => {
    const error = new Error("a circle");
    error.cause = error;
    throw error;
  },
  longStack: () => {
    throw Object.assign(new Error("a long stack"), { stack: "s".repeat(10_000_000) });
  },
  longMessage: () => {
    throw new AutonatsError("NOT_FOUND", "m".repeat(3_000_000));
  },
  longPlainMessage: () => {
    throw new Error("m".repeat(3_000_000));
  },
  declared: () => {
    throw new Spoiled("it");
  },
  declaredWrong: () => {
    throw new Spoiled(7 as never);
  },
  noPromise: () => ({
    // biome-ignore lint/suspicious/noThenProperty: this is about values that have a `then` but are not promises.
    then: (_: unknown, reject: (reason: unknown) => void) => {
      reject("once");
      reject("twice");
      throw new Error("and thrown");
    },
  }),
  hostileThen: () =>
    // biome-ignore lint/suspicious/noThenProperty: so is this.
    Object.defineProperty({}, "then", {
      get: () => {
        throw new Error("no then for you");
      },
    }),
  overflow: () => {
    const deeper = (): number => deeper() + 1;
    return deeper();
  },
  wrongResult: () => 7,
  abort: () => {
    throw new DOMException("aborted", "AbortError");
  },
};
