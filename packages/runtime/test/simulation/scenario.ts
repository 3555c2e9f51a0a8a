import { createChance } from "@autonats/testing";
import type { ClientOptions } from "../../src/codegenv1.js";
import { FAULT_NAMES, type FaultName } from "./fault-names.js";

/** What differs from seed to seed beside chance. */
export interface Scenario {
  readonly handlers: number;
  readonly faults: readonly FaultName[];
  /**
   * Whether no message is lost and no process ends, so that everybody knows of everybody, and what holds of those who are known holds of
   * all.
   */
  readonly isSteady: boolean;
  readonly selfEjection: boolean;
  /** Options of all clients, beyond those that each has of its own. */
  readonly client: Pick<ClientOptions, "balance"> & { readonly retry: Budget };
  readonly hedges: boolean;
  /** Whether all handlers are replaced at the end, when there are no faults any more. */
  readonly rolls: boolean;
}

/** What retries a client has. */
export interface Budget {
  readonly budgetRatio: number;
  readonly budgetPerSecond: number;
}

const STEADY: readonly FaultName[] = ["broken", "delays", "dependency"];
const DEFAULT_BUDGET: Budget = { budgetRatio: 0.2, budgetPerSecond: 10 };
const SMALL_BUDGET: Budget = { budgetRatio: 0.05, budgetPerSecond: 0.2 };

/**
 * Returns what a seed is about. Three of four have any faults, a different choice of them each time, so that none hides what another one
 * would show; but all have the one without which no call is held back. The fourth is steady, and shows in turn that instances leave their group, or that clients avoid them.
 */
export function scenarioOf(seed: number): Scenario {
  const chance = createChance(seed, "scenario");
  const isSteady = seed % 4 === 0;
  const leaves = seed % 8 === 4;
  const drawn = FAULT_NAMES.filter((name) => chance() < 0.6 || name === "stall");
  const [size, budget, group, staying, hedging, rolling] = [chance(), chance(), chance(), chance(), chance(), chance()];
  return {
    handlers: size < 0.75 ? 3 : 5,
    faults: isSteady ? STEADY : drawn,
    isSteady,
    // A client that avoids an instance leaves it too few calls to be judged by.
    selfEjection: isSteady ? leaves : staying < 0.8,
    client: {
      balance: isSteady ? !leaves : group < 0.9,
      retry: budget < 0.5 ? DEFAULT_BUDGET : SMALL_BUDGET,
    },
    hedges: hedging < 0.5,
    rolls: rolling < 0.5,
  };
}
