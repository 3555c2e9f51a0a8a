import fc, { type Arbitrary } from "fast-check";

/** Types of the package in `lossless` and of Go's library, without type arguments. */
const leaves: readonly string[] = (
  "bool string int int8 int64 uint uint16 uint64 float32 float64 []byte [3]byte any time.Time time.Duration json.RawMessage json.Number " +
  "Text Box Day Holiday Maybe Never Wrapped Colour Flags Number Names big.Int url.URL netip.Addr sql.NullString sql.NullTime sql.NullInt64 time.Month"
).split(" ");
/** Types that cannot be sent, and have to be refused. */
const refused: readonly string[] = "Half Hidden Named Mixed chan[int] func() complex64"
  .replace("chan[int]", "chan_int")
  .split(" ");
const keys: readonly string[] = ["string", "int8", "int64", "uint16", "Text", "Flags", "Colour", "netip.Addr"];
const tags: readonly string[] = ["", "", "", ",omitempty", ",omitzero", ",omitempty,omitzero", ",string"];
const embeddable: readonly string[] = ["base", "Generic[Text]", "Generic[int]", "Wrapped", "Never", "Names", "Colour"];
const rarelyEmbedded: readonly string[] = ["Text", "Box", "Day", "time.Time", "*base", "Hidden", "Named"];

/** The declaration of a struct type. */
export interface RandomType {
  readonly name: string;
  readonly text: string;
}

function typeText(others: readonly string[], own: string, depth: number): Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...leaves, ...others) },
    { weight: 1, arbitrary: fc.constantFrom(...refused.map((each) => each.replace("_", " "))) },
  );
  if (depth === 0) return leaf;
  const inner = typeText(others, own, depth - 1);
  const key = fc.constantFrom(...keys);
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 3, arbitrary: leaf.map((type) => `*${type}`) },
    { weight: 2, arbitrary: inner.map((type) => `[]${type}`) },
    { weight: 1, arbitrary: inner.map((type) => `[2]${type}`) },
    { weight: 2, arbitrary: fc.tuple(key, inner).map(([each, type]) => `map[${each}]${type}`) },
    { weight: 1, arbitrary: inner.map((type) => `Page[${type}]`) },
    { weight: 1, arbitrary: fc.tuple(key, inner).map(([each, type]) => `Pair[${each}, ${type}]`) },
    { weight: 1, arbitrary: inner.map((type) => `sql.Null[${type}]`) },
    { weight: 1, arbitrary: fc.constantFrom(`*${own}`, `[]${own}`, `map[string]${own}`) },
  );
}

function struct(index: number): Arbitrary<RandomType> {
  const own = `T${index}`;
  const others = Array.from({ length: Math.min(index, 4) }, (_, back) => `T${index - 1 - back}`);
  const field = fc.tuple(typeText(others, own, 2), fc.constantFrom(...tags), fc.boolean());
  const embedded = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.uniqueArray(fc.constantFrom(...embeddable, ...others), { maxLength: 2, selector: nameOf }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...rarelyEmbedded).map((type) => [type]) },
  );
  return fc.tuple(embedded, fc.array(field, { minLength: 1, maxLength: 5 })).map(([embeds, fields]) => ({
    name: own,
    text: [
      `type ${own} struct {`,
      ...embeds.map((type) => `\t${type}`),
      ...fields.map(([type, tag, isNamed], at) => `\tF${at} ${type}${tagText(isNamed ? `f${at}` : "", tag)}`),
      "}",
    ].join("\n"),
  }));
}

/** Struct types, each of which may hold those before it. */
export function randomGoTypes(count: number): Arbitrary<readonly RandomType[]> {
  return fc.tuple(...Array.from({ length: count }, (_, index) => struct(index)));
}

function tagText(name: string, options: string): string {
  return name === "" && options === "" ? "" : ` \`json:"${name}${options}"\``;
}

/** What an embedded type is called as a field. */
function nameOf(type: string): string {
  return type.replace(/^\*/u, "").replace(/\[.*$/u, "").replace(/^.*\./u, "");
}
