/** What may be done to a run; `chaos.ts` does it. In the order of the alphabet, so that a seed chooses the same in Go. */
export const FAULT_NAMES = [
  "broken",
  "cut",
  "delays",
  "dependency",
  "freeze",
  "kill",
  "lameDuck",
  "losses",
  "partition",
  "roll",
  "silence",
  "slow",
  "stall",
  "stop",
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];
