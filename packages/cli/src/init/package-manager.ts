import { existsSync } from "node:fs";

/** How a package manager is told to do things. */
export interface PackageManager {
  readonly name: string;
  readonly install: string;
  /** Installs exactly what the lock file lists, for CI. */
  readonly installLocked: string;
  /** Runs a script of `package.json`, whose name follows. */
  readonly run: string;
  /** Runs a command of a package that is installed. */
  readonly exec: string;
  /** Files that show that a project uses it. */
  readonly lockFiles: readonly string[];
}

const npm: PackageManager = {
  name: "npm",
  install: "npm install",
  installLocked: "npm ci",
  run: "npm run",
  exec: "npx",
  lockFiles: ["package-lock.json", "npm-shrinkwrap.json"],
};

const others: readonly PackageManager[] = [
  {
    name: "pnpm",
    install: "pnpm install",
    installLocked: "pnpm install --frozen-lockfile",
    run: "pnpm run",
    exec: "pnpm exec",
    lockFiles: ["pnpm-lock.yaml"],
  },
  {
    name: "yarn",
    install: "yarn install",
    installLocked: "yarn install --immutable",
    run: "yarn run",
    exec: "yarn exec",
    lockFiles: ["yarn.lock"],
  },
];

/** Returns the package manager of a project: the one that its manifest names, else the one whose lock file it has, else npm. */
export function packageManagerOf(root: string, manifest: string | undefined): PackageManager {
  const [, named] = /"packageManager"\s*:\s*"([a-z]+)@/u.exec(manifest ?? "") ?? [];
  const all = [npm, ...others];
  const hasLock = ({ lockFiles }: PackageManager): boolean => lockFiles.some((file) => existsSync(`${root}/${file}`));
  return all.find(({ name }) => name === named) ?? all.find(hasLock) ?? npm;
}
