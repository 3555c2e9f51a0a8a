import { type Annotation, type Diagnostic, describeUnread, type SourceSpan } from "@autonats/model";
import type { MisplacedMarker, ServiceView } from "../views.js";

/** The places of the annotations that services make use of. */
export function annotationsOf({ comment, members }: ServiceView): readonly SourceSpan[] {
  const ofMembers = members.flatMap((member) => (member.kind === "method" ? member.comment.annotations : []));
  return [...comment.annotations, ...ofMembers].map(({ span }) => span);
}

/** Warns of annotations that no service makes use of. Where a marker is misplaced, that is said already. */
export function describeStray(
  stray: readonly Annotation[],
  misplaced: readonly MisplacedMarker[],
): readonly Diagnostic[] {
  return stray.filter(({ span }) => !misplaced.some((marker) => covers(marker.span, span))).map(describeUnread);
}

function covers(whole: SourceSpan, part: SourceSpan): boolean {
  const isAfterStart = part.line > whole.line || (part.line === whole.line && part.column >= whole.column);
  const isBeforeEnd = part.line < whole.endLine || (part.line === whole.endLine && part.column < whole.endColumn);
  return whole.file === part.file && isAfterStart && isBeforeEnd;
}
