import { AutonatsError, type Interceptor } from "@autonats/runtime";
import { NotFound } from "../../service/calls.js";

/** The interceptors that cases name; `conformance/README.md` says what they do. */
export function testInterceptors(names: readonly string[] = []): readonly Interceptor[] {
  return names.map((name) => {
    if (name.startsWith("mark ")) return mark(name.slice("mark ".length));
    const found = interceptors[name];
    if (found === undefined) throw new Error(`no interceptor ${name}`);
    return found;
  });
}

const TRACE = "x-trace";

function mark(name: string): Interceptor {
  return (next) => async (call) => {
    (call.side === "client" ? call.headers : call.replyHeaders).append(TRACE, name);
    try {
      return await next(call);
    } finally {
      if (call.side === "handler") call.replyHeaders.append(TRACE, `${name} ends`);
    }
  };
}

const interceptors: Readonly<Record<string, Interceptor>> = {
  refuse: () => async () => {
    throw new AutonatsError("PERMISSION_DENIED", "refused");
  },
  declare: () => async () => {
    throw new NotFound("intercepted");
  },
  crash: () => async () => {
    throw new TypeError("secret");
  },
  answer: () => async () => "intercepted",
  twice: (next) => async (call) => {
    await next(call);
    return next(call);
  },
  change: (next) => async (call) => `${await next(call)}, changed`,
  mend: (next) => async (call) => {
    try {
      return await next(call);
    } catch {
      return "mended";
    }
  },
};
