import { printMatrix } from "./print-matrix.js";
import { runMatrix } from "./run-matrix.js";
import { parseSelection } from "./selection.js";

const started = performance.now();
const results = await runMatrix(parseSelection(process.argv.slice(2)));
console.log(printMatrix(results));
console.log(`\n${results.length} checks in ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = results.some(({ difference }) => difference !== undefined) ? 1 : 0;
