import type { TargetProject } from "@autonats/codegen";

/** A project in memory, in `/project`, of files by their paths from its root. Its TypeScript files are its sources. */
export function memoryProject(files: Readonly<Record<string, string>>): TargetProject {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`/project/${path}`, text]));
  return {
    root: "/project",
    sources: [...texts.keys()].filter((path) => path.endsWith(".ts")),
    host: {
      readFile: (path) => texts.get(path),
      isFile: (path) => texts.has(path),
      isDirectory: (path) => [...texts.keys()].some((each) => each.startsWith(`${path}/`)),
      readDirectory: () => [],
      realPath: (path) => path,
    },
  };
}
