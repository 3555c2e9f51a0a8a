/** Returns the path from the directory of one file to another file. Both are from the root of the project, with forward slashes. */
export function relativePath(from: string, to: string): string {
  const start = stepsOf(from).slice(0, -1);
  const end = stepsOf(to);
  const parting = start.findIndex((step, index) => step !== end[index]);
  const shared = Math.min(parting === -1 ? start.length : parting, end.length - 1);
  return [...start.slice(shared).map(() => ".."), ...end.slice(shared)].join("/");
}

/** Returns the file that a path leads to from the directory of another one. It begins with `../` if it is outside of the root. */
export function pathAt(from: string, path: string): string {
  return stepsOf(`${from}/../${path}`).join("/");
}

/** The steps of a path, without those that another one takes back. */
function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps;
}
