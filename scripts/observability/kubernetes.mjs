/** Returns what offers the demand of services to autoscalers, by its path. Their manifests are those of `autonats export kubernetes-hpa`. */
export function kubernetesFiles(names) {
  return {
    "observability/kubernetes/prometheus-adapter.yaml": `# Written by \`node scripts/observability.mjs\`. Values of the Helm chart prometheus-adapter: offers the demand of pods as a metric,
# and the sum over all pods for autoscalers of the route external-metrics.
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
  external:
    - seriesQuery: ${JSON.stringify(`${names.serverDemand}{namespace!=""}`)}
      resources:
        overrides:
          namespace: { resource: namespace }
      name: { as: ${names.serverDemand} }
      metricsQuery: sum(<<.Series>>{<<.LabelMatchers>>})
`,
  };
}
