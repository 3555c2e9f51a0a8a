import type { Codec, Decoder } from "./codec/codec.js";
import type { Key, Path } from "./codec/path.js";
import type { Code } from "./errors/codes.js";
import type { ServiceSchema } from "./schema.js";

/** Any `ErrorCodec`, whatever the class of its errors. */
export interface DeclaredError {
  readonly type: string;
  readonly code: Code;
  readonly class: abstract new (...parameters: never[]) => Error;
  /** Takes instances of the class alone. */
  readonly encode: (value: never, at: Path | undefined, key: Key) => unknown;
  readonly decode: Decoder<Error>;
}

interface MethodBase<Request> {
  /** The name on the wire: the last token of the subject. */
  readonly name: string;
  /** Deadline of a call that sets none, in milliseconds. */
  readonly timeoutMs: number;
  /** Calls that one process runs at once, unless the handler's options say otherwise. */
  readonly concurrency: number;
  readonly request: Codec<Request>;
  /** Identifies the shapes of request, result and errors: equal fingerprints, equal wire. */
  readonly fingerprint: string;
}

/** A method with a reply. */
export interface UnaryMethod<Request, Result> extends MethodBase<Request> {
  readonly kind: "unary";
  readonly result: Codec<Result>;
  readonly errors?: readonly DeclaredError[];
  /**
   * May run more than once for one call, so that it is sent again after an unknown outcome. Default: false.
   */
  readonly idempotent?: boolean;
  /**
   * Milliseconds after which an attempt of an idempotent method is given up for another one, unless options say otherwise. Default:
   * it follows from how long answers take.
   */
  readonly attemptTimeoutMs?: number;
}

/** A method that is published and never answered. */
export interface OneWayMethod<Request> extends MethodBase<Request> {
  readonly kind: "oneWay";
}

/** A service as generated code describes it; `M` maps the names in the interface to the methods. */
export interface ServiceDescriptor<M = Readonly<Record<string, unknown>>> {
  /** As the marker says it, such as `User`. */
  readonly name: string;
  /** The subject's tokens after the prefix, such as `user` or `user.v1`. */
  readonly subject: string;
  /** Semantic version. Default: `0.0.0`, as ADR-32 wants one. */
  readonly version?: string;
  /** The first paragraph of the interface's doc comment. */
  readonly description?: string;
  /** Returns the shapes that the methods' fingerprints are made of. Absent in code that an earlier generator wrote. */
  readonly schema?: () => ServiceSchema;
  readonly methods: M;
}
