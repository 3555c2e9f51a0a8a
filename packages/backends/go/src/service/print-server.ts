import type { Document } from "@autonats/codegen";
import type { Service } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import type { PrintContext } from "../plan/print-context.js";
import { goComment, toGoDoc } from "../text/comment.js";
import { go, lines, paragraphs } from "../text/go-code.js";
import { methodComment } from "../text/method-doc.js";
import { type MethodShape, signature } from "./method-shape.js";

/** The interface that handlers run and clients offer, and the proof that the client is up to date with it. */
export function printServer(
  service: Service,
  names: ServiceNames,
  shapes: readonly MethodShape[],
  context: PrintContext,
): Document {
  const own = context.interfaceOf(service);
  const intro = [
    `${names.server} is the interface of the ${service.name} service.`,
    `${names.handler} serves an implementation of it, and ${names.client} is one over NATS.`,
  ].join("\n");
  if (own !== undefined) {
    return paragraphs([
      own === names.server ? undefined : lines([goComment(intro), go`type ${names.server} = ${own}`]),
      go`var _ ${own} = (*${names.client})(nil)`,
    ]);
  }
  const methods = shapes.map(
    (shape): Document => [methodComment(shape.names.method, shape.method.doc), signature(shape, context)],
  );
  return paragraphs([
    lines([
      goComment(service.doc === undefined ? intro : `${intro}\n\n${toGoDoc(service.doc)}`),
      go`type ${names.server} interface {
        ${lines(methods)}
      }`,
    ]),
    go`var _ ${names.server} = (*${names.client})(nil)`,
  ]);
}
