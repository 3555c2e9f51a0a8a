import { commentHeader, defineTarget, oneOfWords, type Target } from "@autonats/codegen/target";
import { type Route, routes } from "./scaling.js";

const defaultOut = "kubernetes";
const defaultPrometheus = "http://prometheus.monitoring:9090";
const share = /^[0-9]{1,2}%$/u;
const range = /^[1-9][0-9]{0,5}-[1-9][0-9]{0,5}$/u;
const address = /^https?:\/\/[!-~]+$/u;

/** Manifests that scale services by their demand, for the `autonats` command. */
export const kubernetesHpaTarget: Target = defineTarget({
  id: "kubernetes-hpa",
  title: "Kubernetes HPA",
  defaultOut,
  exampleOut: "deploy/scaling",
  outHelp: ["in that directory, one file a service: user.hpa.yaml"],
  header: commentHeader("#"),
  isOwnOutput: (path) => path.endsWith(".hpa.yaml"),
  settings: {
    route: {
      schema: { description: "How the demand comes to autoscalers. Default: custom-metrics.", enum: routes },
      example: "keda",
      parse: oneOfWords(routes),
      flag: {
        name: "--hpa-route",
        value: "route",
        description: `how the demand comes to autoscalers: ${routes.join(", ")}`,
        environment: ["AUTONATS_HPA_ROUTE"],
      },
    },
    reserve: {
      schema: {
        description: "The share of its capacity that each process is to have room for beside its demand. Default: 30%.",
        pattern: share.source,
      },
      example: "30%",
      parse: (text) =>
        share.test(text) ? { value: text } : { problem: "it must be a share below 100 %, such as 30%" },
      flag: {
        name: "--hpa-reserve",
        value: "share",
        description: "room that autoscalers keep in each process, such as 30% of its capacity",
        environment: ["AUTONATS_HPA_RESERVE"],
      },
    },
    replicas: {
      schema: { description: "The fewest and the most pods of a service. Default: 2-20.", pattern: range.source },
      example: "2-20",
      parse: (text) =>
        isRange(text) ? { value: text } : { problem: "it must be two numbers from 1 on, such as 2-20" },
    },
    prometheus: {
      schema: { description: `Where KEDA finds Prometheus. Default: ${defaultPrometheus}.`, pattern: address.source },
      example: defaultPrometheus,
      parse: (text) => (address.test(text) ? { value: text } : { problem: "it must begin with http:// or https://" }),
    },
  },
  async generate(model, { out = defaultOut, settings }) {
    const { kubernetesHpaBackend } = await import("./backend.js");
    const [fewest, most] = replicasIn(settings["replicas"] ?? "2-20");
    return kubernetesHpaBackend.generate(model, {
      out,
      route: (settings["route"] ?? "custom-metrics") as Route,
      reservePercent: Number.parseInt(settings["reserve"] ?? "30%", 10),
      minReplicas: fewest,
      maxReplicas: most,
      prometheus: settings["prometheus"] ?? defaultPrometheus,
    });
  },
});

function isRange(text: string): boolean {
  const [fewest, most] = replicasIn(text);
  return range.test(text) && fewest <= most;
}

function replicasIn(text: string): [fewest: number, most: number] {
  const [fewest, most] = text.split("-");
  return [Number(fewest), Number(most)];
}
