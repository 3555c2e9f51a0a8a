import { type Backend, defineBackend, headerLines } from "@autonats/codegen";
import { compareText } from "@autonats/model";
import { manifest } from "./manifest.js";
import { type ScalingOptions, scalingOf } from "./scaling.js";

/** Prints what scales each service by its demand: one manifest a service. */
export const kubernetesHpaBackend: Backend<ScalingOptions & { readonly out: string }> = defineBackend({
  id: "kubernetes-hpa",
  generate: (model, { out, ...options }) => {
    const files = model.services
      // One-way calls hold slots too, so a service without an answer to give is scaled as well.
      .filter(({ methods }) => methods.length > 0)
      .map((service) => {
        const scaling = scalingOf(service, options);
        const path = `${out}/${scaling.name}.hpa.yaml`;
        const header = headerLines("#", path, [service.source.file]).join("\n");
        return { path, content: `${header}\n\n${manifest(scaling, options)}` };
      });
    return { files: files.sort((a, b) => compareText(a.path, b.path)), diagnostics: [] };
  },
});
