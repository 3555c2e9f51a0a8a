import { type Document, quoteGo } from "@autonats/codegen";
import { createDiagnostic, type Diagnostic, type Service, type SkippedMethod } from "@autonats/model";
import type { ServiceNames } from "../names/service-names.js";
import type { FilePlan } from "../plan/file-plan.js";
import { isOwnPackage } from "../plan/file-plan.js";
import type { PrintContext } from "../plan/print-context.js";
import { commas, go } from "../text/go-code.js";
import { codegen } from "../text/packages.js";

type Signature = NonNullable<SkippedMethod["signature"]>;

/** A method that the client has for the sake of the user's interface alone: it fails, and says why. */
export function printSkipped(
  method: SkippedMethod,
  signature: Signature,
  service: Service,
  names: ServiceNames,
  context: PrintContext,
): Document {
  const { name } = method.source;
  const parameters = commas(signature.parameters.map((text) => context.sourceText(text, service)));
  const results = signature.results.map((text) => context.sourceText(text, service));
  const failure = go`${codegen}.NotServed(${names.descriptor}, ${quoteGo(name)})`;
  const doc = `// ${name} is not served: a call of it fails.`;
  const head = go`func (c *${names.client}) ${name}(${parameters})`;
  if (!method.canFail) {
    const [first, ...others] = results;
    const given = first === undefined ? "" : others.length === 0 ? [" ", first] : [" (", commas(results), ")"];
    return go`${doc}
    ${head}${given} {
      panic(${failure})
    }`;
  }
  if (results.length === 1) {
    return go`${doc}
    ${head} error {
      return ${failure}
    }`;
  }
  const values = results.slice(0, -1).map((text): Document => ["_ ", text]);
  return go`${doc}
  ${head} (${commas([...values, "err error"])}) {
    err = ${failure}
    return
  }`;
}

/** What keeps the client from having the methods that are not served. */
export function skippedProblems({ source, skipped = [] }: Service, plan: FilePlan): readonly Diagnostic[] {
  const beside = "Generate beside the source, without `--out`.";
  return skipped.flatMap((method) => {
    const { name } = method.source;
    const report = (problem: string, help: string): Diagnostic =>
      createDiagnostic("AN5102", method.source, { what: `\`${name}\``, problem, help });
    if (method.signature === undefined) {
      const help = "Give the types in it names, or take the method out of the interface.";
      return [report("the types of its signature cannot be written there", help)];
    }
    if (isOwnPackage(source, plan)) return [];
    const texts = [...method.signature.parameters, ...method.signature.results].flat();
    const names = [name, ...texts.flatMap((piece) => (typeof piece === "string" ? [] : piece.name))];
    const hidden = names.find((each) => !/^\p{Lu}/u.test(each));
    return hidden === undefined ? [] : [report(`\`${hidden}\` is not exported`, beside)];
  });
}
