import type { Target, TargetFlag, TargetSetting } from "@autonats/codegen";
import type { SourceLanguage } from "@autonats/model";

/** What the command can read and what it can generate. The two are independent: a target need not be a source. */
export interface Languages {
  readonly sources: readonly SourceLanguage[];
  /** In the order in which they are generated. */
  readonly targets: readonly Target[];
}

/** The language of a file that may hold interfaces, by its path from the project's root; undefined for any other file. */
export function sourceOf({ sources }: Languages, file: string): SourceLanguage | undefined {
  return sources.find(({ isSource }) => isSource(file));
}

/** The target that may have generated a file, by its path; undefined when none can have. */
export function targetOf({ targets }: Languages, file: string): Target | undefined {
  return targets.find(({ isOwnOutput }) => isOwnOutput(file));
}

/** A target's setting that can be given on the command line. */
export interface FlagOfTarget {
  /** The target's id. */
  readonly target: string;
  readonly key: string;
  readonly setting: TargetSetting;
  readonly flag: TargetFlag;
}

/** The settings of all targets that can be given on the command line. */
export function targetFlags({ targets }: Languages): readonly FlagOfTarget[] {
  return targets.flatMap((target) =>
    Object.entries(target.settings).flatMap(([key, setting]) =>
      setting.flag === undefined ? [] : [{ target: target.id, key, setting, flag: setting.flag }],
    ),
  );
}
