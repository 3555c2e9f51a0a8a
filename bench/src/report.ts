import { type Cell, cellName } from "./cells.js";
import { type Contender, contenders } from "./contenders.js";
import type { Measurement } from "./measure.js";
import { formatEstimate, formatFigure, formatSpread, type Spread, spreadOf } from "./statistics.js";

/** All measurements of one contender in one cell, a round each. */
export interface Series {
  readonly contender: string;
  readonly cell: Cell;
  readonly rounds: readonly Measurement[];
}

/** What was measured, where. */
export interface Results {
  readonly node: string;
  readonly natsServer: string;
  readonly processors: number;
  readonly processorModel: string;
  /** Load average of the last minute when the run began: more than 0.2 is somebody else's work. */
  readonly loadBefore: number;
  readonly secondsPerWindow: number;
  readonly series: readonly Series[];
}

/** A figure of a contender over the same figure of its baseline, within each round. */
export interface Ratios {
  readonly contender: string;
  readonly cell: Cell;
  readonly throughput: Spread;
  readonly cpu: Spread;
  readonly p99: Spread;
}

/** Divides every contender by its baseline, round by round, so that the machine's drift cancels out. */
export function ratiosOf(series: readonly Series[]): readonly Ratios[] {
  return contenders
    .filter(({ name, baseline }) => name !== baseline && [name, baseline].every((each) => hasRun(series, each)))
    .flatMap((contender) =>
      series.filter((own) => own.contender === contender.name).map(({ cell }) => ratioOf(series, contender, cell)),
    );
}

function hasRun(series: readonly Series[], name: string): boolean {
  return series.some(({ contender }) => contender === name);
}

function ratioOf(series: readonly Series[], contender: Contender, cell: Cell): Ratios {
  const own = roundsOf(series, contender.name, cell);
  const baseline = roundsOf(series, contender.baseline, cell);
  const ratio = (figure: (measurement: Measurement) => number): Spread =>
    spreadOf(own.map((measurement, round) => figure(measurement) / figureOf(baseline[round], figure)));
  return {
    contender: contender.name,
    cell,
    throughput: ratio(({ callsPerSecond }) => callsPerSecond),
    cpu: ratio(totalCpu),
    p99: ratio(({ p99Us }) => p99Us),
  };
}

/** The tables for people. */
export function formatResults(results: Results): string {
  const { node, natsServer, processors, processorModel, loadBefore, secondsPerWindow, series } = results;
  const rounds = series[0]?.rounds.length ?? 0;
  return [
    `Node ${node}, nats-server ${natsServer}, ${processors} processors (${processorModel}), load average ${loadBefore.toFixed(2)} before the run.`,
    `${rounds} rounds of ${secondsPerWindow} s a window, in new processes each, contenders in turn.`,
    "",
    "### Ratios to the baseline in the same round",
    "",
    "Medians. In parentheses is what holds the median of any number of rounds in 95 of 100 runs, and all rounds if there are fewer than six.",
    "",
    ...table(
      ["contender", "cell", "throughput", "CPU of both ends and server", "p99"],
      ratiosOf(series).map(({ contender, cell, throughput, cpu, p99 }) => [
        contender,
        cellName(cell),
        formatEstimate(throughput),
        formatEstimate(cpu),
        formatEstimate(p99),
      ]),
    ),
    "",
    "### Figures",
    "",
    "Medians, with the lowest and the highest round in parentheses.",
    "",
    ...table(
      ["contender", "cell", "calls/s", "p50 µs", "p99 µs", "client CPU s/10k", "handler CPU s/10k", "server CPU s/10k"],
      series.map(({ contender, cell, rounds: measurements }) => [
        contender,
        cellName(cell),
        formatSpread(spreadOf(measurements.map(({ callsPerSecond }) => callsPerSecond))),
        ...[
          (measurement: Measurement) => measurement.p50Us,
          (measurement: Measurement) => measurement.p99Us,
          (measurement: Measurement) => measurement.clientCpu,
          (measurement: Measurement) => measurement.handlerCpu,
          (measurement: Measurement) => measurement.serverCpu,
        ].map((figure) => formatFigure(spreadOf(measurements.map(figure)).median)),
      ]),
    ),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (row: readonly string[]): string => `| ${row.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index < 2 ? "---" : "---:"))), ...rows.map(line)];
}

function totalCpu({ clientCpu, handlerCpu, serverCpu }: Measurement): number {
  return clientCpu + handlerCpu + serverCpu;
}

function roundsOf(series: readonly Series[], contender: string, cell: Cell): readonly Measurement[] {
  const name = cellName(cell);
  return series.find((each) => each.contender === contender && cellName(each.cell) === name)?.rounds ?? [];
}

function figureOf(measurement: Measurement | undefined, figure: (measurement: Measurement) => number): number {
  return measurement === undefined ? Number.NaN : figure(measurement);
}
