/** Demand of a service over all of its pods, for KEDA. */
export function demandQuery(names) {
  return `sum(${names.serverDemand}{autonats_service_name="Stock"})`;
}

/** Returns manifests that scale the service Stock by its demand, by their paths. */
export function kubernetesFiles(names) {
  return {
    "observability/kubernetes/keda.yaml": `# Written by \`node scripts/observability.mjs\`. Scales Stock with KEDA, which asks Prometheus itself.
# A process of Stock may run 10 calls at once; 3 of them are kept free, so the target is 7.
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: stock
spec:
  scaleTargetRef: { name: stock }
  minReplicaCount: 2
  maxReplicaCount: 20
  triggers:
    - type: prometheus
      # The sum over all pods, divided by their number, is held below the threshold.
      metricType: AverageValue
      metadata:
        serverAddress: http://prometheus.monitoring:9090
        query: ${JSON.stringify(demandQuery(names))}
        threshold: "7"
`,
    "observability/kubernetes/prometheus-adapter.yaml": `# Written by \`node scripts/observability.mjs\`. Values of the Helm chart prometheus-adapter: offers the demand of pods as a metric.
# Prometheus has to label what it scrapes with namespace and pod, as its usual configurations for Kubernetes do.
rules:
  custom:
    - seriesQuery: ${JSON.stringify(`${names.serverDemand}{namespace!="",pod!=""}`)}
      resources:
        overrides:
          namespace: { resource: namespace }
          pod: { resource: pod }
      name: { as: ${names.serverDemand} }
      metricsQuery: sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)
`,
    "observability/kubernetes/hpa.yaml": `# Written by \`node scripts/observability.mjs\`. Scales Stock by the metric that prometheus-adapter.yaml offers.
# A process of Stock may run 10 calls at once; 3 of them are kept free, so the target is 7.
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: stock
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: stock }
  minReplicas: 2
  maxReplicas: 20
  metrics:
    - type: Pods
      pods:
        metric:
          name: ${names.serverDemand}
          selector: { matchLabels: { autonats_service_name: Stock } }
        target: { type: AverageValue, averageValue: "7" }
`,
  };
}
