import type { Declaration, Diagnostic, Draft as ModelDraft, SourceSpan, TypeExpr } from "@autonats/model";
import type { Evaluator } from "../constants/evaluator.js";
import type { Owner, Site } from "../report.js";
import type { GoType, NamedType } from "./go-type.js";
import type { Resolver } from "./resolver.js";

/** A declaration in the making, and whether a mistake spoilt it. */
export interface Draft extends Owner, ModelDraft {
  readonly place: SourceSpan;
  readonly problems: Diagnostic[];
}

/** What turns Go's types into types of the model: all that the parts of a declaration need of it. */
export interface Conversion {
  readonly resolver: Resolver;
  readonly evaluator: Evaluator;
  /** A value of a type. Pointers to structs and unions are how Go passes them; any other pointer makes the value nullable. */
  value(type: GoType, site: Site): TypeExpr;
  /** A value that is null where it is nil: a pointer or an interface. Others are values. */
  nullable(type: GoType, site: Site): TypeExpr;
  /** A value that may be left out, such as a parameter: a pointer stands for that alone. */
  optional(type: GoType, site: Site): TypeExpr;
  /** What an `autonats.Option` holds: a pointer in it may be null. */
  option(element: GoType, site: Site): TypeExpr;
  /** A type that is not a pointer. */
  plain(type: GoType, site: Site): TypeExpr;
  /** Reports whether the type is an interface, other than `any`, so that nil is among its values. */
  isInterface(type: GoType, site: Site): boolean;
  /** Reports whether a pointer to the type is no more than a way to hand it over. */
  isPassedByPointer(type: GoType, site: Site): boolean;
  /** Reports whether values of the type can be sent. Nothing is reported or remembered. */
  canSend(type: GoType, site: Site): boolean;
  /** Remembers a declaration that is not that of a type, under a key of its own. It is made at once. */
  draft(key: string, wanted: string, place: SourceSpan, make: (draft: Draft) => Declaration): Draft;
  /**
   * Remembers the declaration of a type. Types may lead back to themselves, or on and on: a declaration that is not simple is
   * made later.
   */
  declare(
    type: NamedType,
    role: "data" | "error",
    make: (draft: Draft) => Declaration | undefined,
    isSimple?: boolean,
  ): Draft;
}
