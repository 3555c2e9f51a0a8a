/** Returns the text of `docs/coverage.md`. */
export function coveragePage(measured) {
  const all = { title: "**all**", interfaces: measured.flatMap(({ interfaces }) => interfaces) };
  return `# What of real code is served

\`node scripts/coverage.mjs\` writes this page. It reads the interfaces of [\`corpus\`](../corpus), which have the shapes of
public code bases and nothing added but the marker, and reports what becomes of each method: as the interface is, and with \`--skip-unsupported\`.

| | interfaces | methods | served unchanged | | refused | served whole | generate with \`--skip-unsupported\` |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${[...measured, all].map(summaryRow).join("\n")}

"Served whole" are interfaces that generate with the marker alone.

${measured.map(reasonsSection).join("\n\n")}

## Code bases

| code base | language | interfaces | methods | served | |
| --- | --- | ---: | ---: | ---: | ---: |
${measured.flatMap(codeBaseRows).join("\n")}
`;
}

/** Returns how many methods there are, and how many of them are served unchanged. */
export function countMethods(interfaces) {
  const methods = interfaces.flatMap((each) => each.methods);
  const served = methods.filter(({ errors }) => errors.length === 0).length;
  return { methods: methods.length, served, share: served / methods.length };
}

function summaryRow({ title, interfaces }) {
  const { methods, served } = countMethods(interfaces);
  const whole = interfaces.filter(({ servedWhole }) => servedWhole).length;
  const reduced = interfaces.filter(({ generatesReduced }) => generatesReduced).length;
  const cells = [title, interfaces.length, methods, served, percent(served, methods), methods - served, whole, reduced];
  return `| ${cells.join(" | ")} |`;
}

function reasonsSection({ title, interfaces }) {
  const rows = findReasons(interfaces).map(
    ({ code, text, touched, alone, example }) =>
      `| [${code}](diagnostics.md#${code.toLowerCase()}) | ${cell(text)} | ${touched} | ${alone} | \`${example}\` |`,
  );
  return `## Why methods of ${title} are refused

"Methods" have this reason, perhaps among others; "alone" have no other.

| code | message | methods | alone | for example |
| --- | --- | ---: | ---: | --- |
${rows.join("\n")}`;
}

/** Returns the reasons for refusals, those of most methods first. Messages that differ only in names are one reason. */
export function findReasons(interfaces) {
  const reasons = new Map();
  for (const { name, methods } of interfaces) {
    for (const method of methods) {
      const own = new Set(method.errors.map(({ code, message }) => `${code} ${withoutNames(message)}`));
      for (const key of own) {
        const earlier = reasons.get(key) ?? { touched: 0, alone: 0, example: `${name}.${method.name}` };
        reasons.set(key, {
          ...earlier,
          touched: earlier.touched + 1,
          alone: earlier.alone + (own.size === 1 ? 1 : 0),
        });
      }
    }
  }
  return [...reasons]
    .map(([key, counts]) => ({ code: key.slice(0, 6), text: key.slice(7), ...counts }))
    .sort((a, b) => b.touched - a.touched || (a.code + a.text < b.code + b.text ? -1 : 1));
}

function withoutNames(message) {
  return message.replace(/``[^`]*`[^`]*`[^`]*``|`[^`]*`/gu, "…");
}

function codeBaseRows({ title, interfaces }) {
  const names = [...new Set(interfaces.map(({ codeBase }) => codeBase))];
  return names.map((name) => {
    const own = interfaces.filter(({ codeBase }) => codeBase === name);
    const { methods, served } = countMethods(own);
    return `| ${name} | ${title} | ${own.length} | ${methods} | ${served} | ${percent(served, methods)} |`;
  });
}

function percent(part, whole) {
  return `${Math.floor((part / whole) * 1000) / 10} %`;
}

function cell(text) {
  return text.replaceAll("|", "\\|");
}
