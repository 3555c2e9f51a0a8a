import { isAbsolute, relative } from "node:path";
import type { Source, SourceSpan } from "@autonats/model";
import { toSlashes } from "@autonats/model/node";
import type ts from "typescript";

/** Converts places in files to those of the model: paths from the project's root, lines and columns from 1. */
export class Places {
  readonly #root: string;
  readonly #files = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The path from the root, with forward slashes. */
  file(fileName: string): string {
    const known = this.#files.get(fileName);
    if (known !== undefined) return known;
    const path = relative(this.#root, fileName);
    const file = toSlashes(isAbsolute(path) ? fileName : path);
    this.#files.set(fileName, file);
    return file;
  }

  span(node: ts.Node): SourceSpan {
    const source = node.getSourceFile();
    return this.range(source, node.getStart(source, false), node.getEnd());
  }

  range(source: ts.SourceFile, start: number, end: number): SourceSpan {
    const from = source.getLineAndCharacterOfPosition(start);
    const to = source.getLineAndCharacterOfPosition(Math.max(start, end));
    return {
      file: this.file(source.fileName),
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    };
  }

  source(name: string, node: ts.Node): Source {
    return { name, ...this.span(node) };
  }
}
