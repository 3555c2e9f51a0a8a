import { DEMAND } from "./demand.gen.js";
import type { Scaling, ScalingOptions } from "./scaling.js";

/** Returns the manifest that scales a service, with what it rests on in comments. */
export function manifest(scaling: Scaling, options: ScalingOptions): string {
  const { capacity, target, service } = scaling;
  const reserve = capacity - target;
  return `# A process of ${service} runs ${capacity} calls at once; ${reserve} of them are kept free, so the target is ${target}.
${options.route === "keda" ? scaledObject(scaling, options) : autoscaler(scaling, options)}`;
}

function autoscaler(scaling: Scaling, { route, minReplicas, maxReplicas }: ScalingOptions): string {
  const { name, service, version, target } = scaling;
  const [type, source] = route === "custom-metrics" ? ["Pods", "pods"] : ["External", "external"];
  const labels = [`${DEMAND.service}: ${service}`, ...(version === "" ? [] : [`${DEMAND.version}: ${version}`])];
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }
  minReplicas: ${minReplicas}
  maxReplicas: ${maxReplicas}
  metrics:
    - type: ${type}
      ${source}:
        metric:
          name: ${DEMAND.name}
          selector: { matchLabels: { ${labels.join(", ")} } }
        target: { type: AverageValue, averageValue: "${target}" }
`;
}

function scaledObject(scaling: Scaling, { minReplicas, maxReplicas, prometheus }: ScalingOptions): string {
  const { name, service, version, target } = scaling;
  const query = `sum(${DEMAND.name}{${DEMAND.service}="${service}",${DEMAND.version}="${version}"})`;
  return `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: ${name}
spec:
  scaleTargetRef: { name: ${name} }
  minReplicaCount: ${minReplicas}
  maxReplicaCount: ${maxReplicas}
  triggers:
    - type: prometheus
      # The sum over all pods, divided by their number, is held below the threshold.
      metricType: AverageValue
      metadata:
        serverAddress: ${JSON.stringify(prometheus)}
        query: ${JSON.stringify(query)}
        threshold: "${target}"
`;
}
