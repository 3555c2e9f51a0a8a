import type { TextEdit } from "@autonats/model";
import type ts from "typescript";
import { compiler } from "./compiler.js";
import { isOwnFile } from "./own-files.js";
import type { Project } from "./project.js";

/** Returns the change that exports a declaration of a file. Undefined where it is in a namespace, or not the project's own. */
export function exportEdit(declaration: ts.Node, project: Project): TextEdit | undefined {
  const source = declaration.getSourceFile();
  if (!isOwnFile(source, project) || !compiler.isSourceFile(declaration.parent)) return undefined;
  return insertion(declaration.getStart(source, false), "export ", source, project);
}

/** Returns the change that puts `@nats:skip` above a member: in its doc comment, or in a new one. */
export function skipEdit(member: ts.Node, project: Project): TextEdit | undefined {
  const source = member.getSourceFile();
  if (!isOwnFile(source, project)) return undefined;
  const { text } = source;
  const start = member.getStart(source, false);
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const comments = compiler.getLeadingCommentRanges(text, member.pos) ?? [];
  const doc = comments.findLast(({ pos }) => text.startsWith("/**", pos));
  if (doc === undefined) {
    const isFirst = before.trim() === "";
    return insertion(start, isFirst ? `/** @nats:skip */\n${before}` : "/** @nats:skip */ ", source, project);
  }
  const indentation = /^\s*/u.exec(before)?.[0] ?? "";
  const end = `\n${indentation} * @nats:skip\n${indentation} */`;
  const written = text.slice(doc.pos, doc.end - "*/".length).trimEnd();
  const isOneLine = !written.includes("\n");
  const words = isOneLine ? `/**\n${indentation} *${written.slice("/**".length)}${end}` : end;
  const from = isOneLine ? doc.pos : doc.pos + written.length;
  return { span: project.places.range(source, from, doc.end), text: words };
}

function insertion(at: number, text: string, source: ts.SourceFile, { places }: Project): TextEdit {
  return { span: places.range(source, at, at), text };
}
