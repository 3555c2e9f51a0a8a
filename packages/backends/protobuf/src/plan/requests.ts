import type { Scope } from "@autonats/codegen";
import type { Declaration, Method, RecordDeclaration } from "@autonats/model";
import { propertyParts } from "./declarations.js";
import { fieldsOf, type ProtoMessage } from "./proto-file.js";
import { nothing } from "./scalars.js";
import type { Types } from "./types.js";

/** The message that a method takes. */
export interface Request {
  readonly name: string;
  /** Absent where something else in the file declares it. */
  readonly message: ProtoMessage | undefined;
}

/** Plans the requests of the methods of one service. */
export interface Requests {
  /** Returns the request of a method. `claim` takes a name for one that the source does not name. */
  readonly planFor: (method: Method, claim: () => string) => Request;
}

/** Creates the requests of a service. Those that the source gave a name keep it, and can be those of several methods, or a type besides. */
export function createRequests(declared: readonly Declaration[], types: Types, scope: Scope): Requests {
  const planned = new Map<string, ProtoMessage>();
  const records = new Map(
    declared.flatMap((each): [string, RecordDeclaration][] =>
      each.kind === "record" ? [[sourceName(each), each]] : [],
    ),
  );
  return {
    planFor(method, claim) {
      const parts = propertyParts(method.parameters, types);
      if (method.request === undefined) return withMessage({ name: claim(), doc: undefined, parts });
      if (method.request === nothing) return { name: nothing, message: undefined };
      const record = records.get(method.request);
      if (record !== undefined && isSame(parts, propertyParts(record.fields, types))) {
        return { name: types.nameOf(record.id), message: undefined };
      }
      const named = method.request.replaceAll(".", "");
      const earlier = planned.get(named);
      if (earlier !== undefined && isSame(parts, earlier.parts)) return { name: named, message: undefined };
      if (scope.has(named)) return withMessage({ name: claim(), doc: undefined, parts });
      const message = { name: scope.claim(named), doc: undefined, parts };
      planned.set(named, message);
      return withMessage(message);
    },
  };
}

/** What the source calls a record, after the names of what it is within. */
function sourceName({ id, source }: RecordDeclaration): string {
  return source?.within === undefined ? id : [...source.within, source.name].join(".");
}

function withMessage(message: ProtoMessage): Request {
  return { name: message.name, message };
}

/** Reports whether two messages have the same fields, in whatever order. */
function isSame(left: ProtoMessage["parts"], right: ProtoMessage["parts"]): boolean {
  const [one, other] = [left, right].map((parts) => {
    const fields = fieldsOf({ parts }).map(({ key, type, label, number }) =>
      JSON.stringify([key, type, label, number]),
    );
    return fields.sort().join("\n");
  });
  return one === other;
}
