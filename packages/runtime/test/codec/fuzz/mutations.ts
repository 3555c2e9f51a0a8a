import { copyOf, type ListTree, nodesOf, type ObjectTree, type Tree } from "./json-tree.js";
import type { Random } from "./random.js";

const tokens: readonly string[] = [
  ...["null", "true", "false", "0", "-0", "1", "-1", "0.5", "1.0", "1e3", "1e400", "-1e400", "5e-324", "1e-400"],
  ...["127", "128", "256", "65536", "2147483648", "4294967296", "9007199254740991", "9007199254740992"],
  ...["12345678901234567890", "01", "+1", ".5", "5.", "NaN", "Infinity", "undefined", "", "tru", "nulll", "'x'", "0x1"],
  ...[
    '""',
    '"x"',
    '"é"',
    '"\u{1f600}"',
    '"\\ud83d\\ude00"',
    '"\\ud83d"',
    '"\\ude00"',
    '"\\ude00\\ud83d"',
    '"\\uD800x"',
  ],
  ...[
    '"\\u0000"',
    '"\\n\\t\\"\\\\\\/"',
    '"\\x"',
    '"\\u12"',
    '"\n"',
    '"',
    '":"',
    '" :"',
    '"a\\":"',
    '"\\":\\":"',
    '"!:"',
  ],
  ...['"0"', '"-1"', '"-0"', '"01"', '"9223372036854775807"', '"9223372036854775808"', '"18446744073709551616"'],
  ...['"1.5s"', '"-0s"', '"1m"', '"9223372036.854775808s"', '"AQ=="', '"AQ"', '"AR=="', '"-_-_"'],
  ...[
    '"2024-02-29T00:00:00Z"',
    '"2023-02-29T00:00:00Z"',
    '"2026-01-31T14:35:00.123456789+05:30"',
    '"0000-01-01T00:00:00Z"',
  ],
  ...['"red"', '"Red"', '"card"', '"cash"', '"transfer"', '"toString"', "[]", "{}", "[[]]", '{"a":{}}', "[null]"],
];

const keys: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "toJSON", "then", "", "id", "ID", "Id"],
  ...[
    "name",
    "kind",
    "\u212a",
    "\u017f",
    "two words",
    "é",
    '"',
    "\\",
    ":",
    " :",
    "0",
    "1",
    "01",
    "-1",
    "1.0",
    "length",
  ],
].map((key) => JSON.stringify(key));

type Mutation = (tree: Tree, random: Random) => Tree;

/** Changes a tree in one to four places, in ways that are likely to matter to a reader. */
export function mutate(tree: Tree, random: Random): Tree {
  let mutated = tree;
  for (let times = random.below(4); times >= 0; times--) mutated = random.pick(mutations)(mutated, random);
  return mutated;
}

const mutations: readonly Mutation[] = [
  // Another value.
  (tree, random) => replace(tree, random.pick(nodesOf(tree)), { kind: "token", text: random.pick(tokens) }),
  // A value from elsewhere.
  (tree, random) => replace(tree, random.pick(nodesOf(tree)), copyOf(random.pick(nodesOf(tree)))),
  // A value deeper down.
  (tree, random) => {
    const node = random.pick(nodesOf(tree));
    let wrapped = node;
    for (let times = random.oneIn(10) ? 58 + random.below(10) : random.below(3); times >= 0; times--) {
      wrapped = random.oneIn(2)
        ? { kind: "list", elements: [wrapped] }
        : { kind: "object", members: [[random.pick(keys), wrapped]] };
    }
    return replace(tree, node, wrapped);
  },
  onObject((object, random) => {
    // The same key once more.
    const [key, value] = random.pick(object.members);
    object.members.splice(random.below(object.members.length + 1), 0, [key, copyOf(value)]);
  }),
  onObject((object, random) => {
    object.members.splice(random.below(object.members.length), 1);
  }),
  onObject((object, random) => {
    const member = random.pick(object.members);
    member[0] = random.oneIn(3) ? flipCase(member[0], random) : random.pick(keys);
  }),
  onObject((object, random) => {
    object.members.push([random.pick(keys), { kind: "token", text: random.pick(tokens) }]);
  }),
  onObject((object, random) => {
    // More keys than are held against each other one by one.
    for (let index = random.below(40); index >= 0; index--) {
      object.members.push([`"k${random.below(60)}"`, { kind: "token", text: "0" }]);
    }
  }),
  onList((list, random) => {
    list.elements.splice(random.below(list.elements.length), 1);
  }),
  onList((list, random) => {
    list.elements.push(copyOf(random.pick(list.elements)));
  }),
];

function onObject(change: (object: ObjectTree, random: Random) => void): Mutation {
  return (tree, random) => {
    const objects = nodesOf(tree).filter((node) => node.kind === "object" && node.members.length > 0);
    if (objects.length > 0) change(random.pick(objects) as ObjectTree, random);
    return tree;
  };
}

function onList(change: (list: ListTree, random: Random) => void): Mutation {
  return (tree, random) => {
    const lists = nodesOf(tree).filter((node) => node.kind === "list" && node.elements.length > 0);
    if (lists.length > 0) change(random.pick(lists) as ListTree, random);
    return tree;
  };
}

function replace(tree: Tree, old: Tree, by: Tree): Tree {
  if (tree === old) return by;
  for (const node of nodesOf(tree)) {
    if (node.kind === "list") node.elements = node.elements.map((element) => (element === old ? by : element));
    else if (node.kind === "object") {
      node.members = node.members.map(([key, value]) => [key, value === old ? by : value]);
    }
  }
  return tree;
}

function flipCase(text: string, random: Random): string {
  const at = random.below(text.length);
  const letter = text.charAt(at);
  const flipped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return text.slice(0, at) + flipped + text.slice(at + 1);
}
