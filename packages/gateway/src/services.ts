import type { Code } from "@autonats/runtime";
import type { Codec, RawMethod } from "@autonats/runtime/raw";

/** A service to be served: the descriptor in generated code, such as `userService`, or as much of it. */
export interface GatewayService {
  /** As the marker says it, such as `User`. */
  readonly name: string;
  /** The subject's tokens after the prefix, such as `user` or `user.v1`. */
  readonly subject: string;
  /** Semantic version. */
  readonly version?: string;
  /** The methods, by any names. */
  readonly methods: object;
}

/** A method of such a service. */
export interface GatewayMethod extends RawMethod {
  readonly errors?: readonly { readonly type: string; readonly code: Code }[];
  /** Checks the requests of a one-way method, whose handlers answer nothing. Default: they must be JSON objects. */
  readonly request?: Pick<Codec<unknown>, "decode">;
}

/** Returns the methods of a service. */
export function methodsOf({ methods }: GatewayService): readonly GatewayMethod[] {
  return Object.values(methods) as readonly GatewayMethod[];
}
