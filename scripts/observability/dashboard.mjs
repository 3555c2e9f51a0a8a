import { panelsOf } from "./panels.mjs";

const WIDTH = 12;
const HEIGHT = 8;
const PROMETHEUS = { type: "prometheus", uid: "$source" };

/** Returns the dashboard for Grafana. */
export function dashboard(names) {
  return {
    title: "Autonats",
    uid: "autonats",
    tags: ["autonats"],
    schemaVersion: 39,
    timezone: "browser",
    editable: true,
    refresh: "30s",
    time: { from: "now-1h", to: "now" },
    templating: { list: [{ name: "source", type: "datasource", query: "prometheus", label: "Data source" }] },
    panels: panelsOf(names).map(({ title, help, unit, queries }, index) => ({
      id: index + 1,
      type: "timeseries",
      title,
      description: help,
      datasource: PROMETHEUS,
      gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: Object.entries(queries).map(([legendFormat, expr], place) => ({
        refId: String.fromCharCode("A".charCodeAt(0) + place),
        datasource: PROMETHEUS,
        expr,
        legendFormat,
        exemplar: expr.includes("_bucket"),
      })),
    })),
  };
}
