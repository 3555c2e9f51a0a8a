import type { AliasDeclaration, Declaration, DeclarationSource, Model } from "@autonats/model";

/**
 * Returns a model in which types of other languages are those of the project that it names for them in TypeScript, as if the source had
 * them: they are imported, and data is taken for values of them.
 */
export function withOwnTypes(model: Model): Model {
  if (!model.declarations.some((each) => nameOf(each) !== undefined)) return model;
  return {
    ...model,
    declarations: model.declarations.map((declaration) => {
      const name = nameOf(declaration);
      return name === undefined || declaration.kind !== "alias" ? declaration : named(declaration, name);
    }),
  };
}

function nameOf(declaration: Declaration): string | undefined {
  return declaration.kind === "alias" ? declaration.as?.["typescript"] : undefined;
}

function named({ id, doc, type, wanted }: AliasDeclaration, name: string): AliasDeclaration {
  return {
    kind: "alias",
    id,
    type,
    source: sourceOf(name),
    ...(doc === undefined ? {} : { doc }),
    ...(wanted === undefined ? {} : { wanted }),
  };
}

/** `./money.js#Money` is in a file of the project, told from its root; `@shop/money#Money` in a package. */
function sourceOf(text: string): DeclarationSource {
  const [from = "", name = ""] = text.split("#");
  const place = { name, line: 1, column: 1, endLine: 1, endColumn: 1, exported: true };
  return from.startsWith("./")
    ? { file: from.slice("./".length).replace(/js$/u, "ts"), ...place }
    : { file: `${from}.d.ts`, package: from, ...place };
}
