import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NOW = "sec, nsec, mono := runtimeNow()\n";

/**
 * Prepares a build of a Go program in which the clock of the system can be set, for that process alone, by `time.AheadSeconds`. The monotonic
 * clock stays as it is. Returns what the build is to be told. Throws where the package `time` of that Go is not as expected.
 */
export function overlayClock(goRoot: string, directory: string): readonly string[] {
  const original = join(goRoot, "src/time/time.go");
  const text = readFileSync(original, "utf8");
  if (text.split(NOW).length !== 2) throw new Error(`the function Now in ${original} is not as expected`);
  const changed = text.replace(NOW, `${NOW}\tsec += AheadSeconds.Load()\n`);
  mkdirSync(directory, { recursive: true });
  const [time, ahead, overlay] = ["time.go", "ahead.go", "overlay.json"].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(time, changed);
  writeFileSync(ahead, 'package time\n\nimport "internal/runtime/atomic"\n\nvar AheadSeconds atomic.Int64\n');
  const replace = { [original]: time, [join(goRoot, "src/time/ahead.go")]: ahead };
  writeFileSync(overlay, JSON.stringify({ Replace: replace }));
  return ["-overlay", overlay, "-tags", "setclock"];
}
