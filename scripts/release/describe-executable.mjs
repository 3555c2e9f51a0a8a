import { closeSync, openSync, readSync } from "node:fs";

/** How the first bytes of a binary name its system and its processor. */
const formats = [
  { platform: "linux-x64", at: 0, magic: "7f454c46", machineAt: 18, machine: "3e00" },
  { platform: "linux-arm64", at: 0, magic: "7f454c46", machineAt: 18, machine: "b700" },
  { platform: "darwin-arm64", at: 0, magic: "cffaedfe", machineAt: 4, machine: "0c000001" },
  { platform: "darwin-x64", at: 0, magic: "cffaedfe", machineAt: 4, machine: "07000001" },
];

/** Returns the platform whose programs have the form of a file; undefined where it has none of the known forms. */
export function platformOf(path) {
  const head = readHead(path, 4096);
  const known = formats.find(
    ({ at, magic, machineAt, machine }) =>
      hex(head, at, 4) === magic && hex(head, machineAt, machine.length / 2) === machine,
  );
  if (known !== undefined) return known.platform;
  if (hex(head, 0, 2) !== "4d5a") return undefined;
  const header = head.readUInt32LE(0x3c);
  return hex(head, header, 6) === "504500006486" ? "win-x64" : undefined;
}

function hex(head, at, length) {
  return head.subarray(at, at + length).toString("hex");
}

function readHead(path, length) {
  const head = Buffer.alloc(length);
  const file = openSync(path, "r");
  try {
    readSync(file, head, 0, length, 0);
    return head;
  } finally {
    closeSync(file);
  }
}
