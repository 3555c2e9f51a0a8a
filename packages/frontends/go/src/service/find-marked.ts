import type { Annotation } from "@autonats/model";
import type { GoFile } from "../syntax/go-file.js";
import type { TypeUnit } from "../syntax/outline.js";

/** The types of a file that have a marker. */
export function findMarked(file: GoFile): readonly { readonly unit: TypeUnit; readonly marker: Annotation }[] {
  return file.outline.types.flatMap((unit) => {
    const marker = file.docAbove(unit.docAnchor).annotations.find((annotation) => annotation.name === "server");
    return marker === undefined ? [] : [{ unit, marker }];
  });
}

/** The annotations that say something about a type wherever it is used. */
const typeAnnotations: ReadonlySet<string> = new Set(["union", "variant", "open", "closed"]);

/** The annotations of a file that are where nothing reads them. `read` are those of methods that were read. */
export function unreadAnnotations(
  file: GoFile,
  marked: readonly { readonly unit: TypeUnit }[],
  read: readonly Annotation[],
): readonly Annotation[] {
  const places = new Set(read.map(placeOf));
  for (const unit of file.outline.types) {
    const { annotations } = file.docAbove(unit.docAnchor);
    const isMarked = marked.some((each) => each.unit === unit);
    for (const annotation of annotations) {
      if (isMarked || typeAnnotations.has(annotation.name)) places.add(placeOf(annotation));
    }
  }
  return file.allAnnotations().filter((annotation) => !places.has(placeOf(annotation)));
}

/** What a marker is on when that is not a type. */
export function describeMisplaced(
  file: GoFile,
  { span, value }: Annotation,
): { readonly what: string; readonly help: string } {
  const below = file.text.slice(file.offsetOf(span.line + 1, 1));
  const keyword = /^(?:[ \t]*\/\/.*\n)*(?:[ \t]*\*\/\n)?(\w+)/u.exec(below)?.[1] ?? "";
  const name = /^\w+$/u.test(value) ? value : "User";
  return {
    what: declared[keyword] ?? "no declaration",
    help: `Write it into the doc comment of an interface, as above \`type ${name}Service interface\`, with no empty line between.`,
  };
}

const declared: Readonly<Record<string, string>> = {
  const: "a constant",
  func: "a function",
  package: "a package",
  type: "a group of types",
  var: "a variable",
};

function placeOf({ span }: Annotation): string {
  return `${span.file}:${span.line}`;
}
