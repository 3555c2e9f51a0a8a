import { callService } from "../../service/calls.gen.js";

interface Info {
  readonly endpoints: readonly { readonly name: string; readonly metadata: Readonly<Record<string, string>> }[];
}

/**
 * The methods of the service `Call` that the service API describes differently from the interface: missing, of another kind, or
 * with a fingerprint that is not the generated one. A language may leave fingerprints out.
 */
export function wrongEndpoints({ endpoints }: Info): readonly string[] {
  const wrong = Object.values(callService.methods).filter(({ name, kind, fingerprint }) => {
    const metadata = endpoints.find((endpoint) => endpoint.name === name)?.metadata;
    const given = metadata?.["autonats-fingerprint"] ?? fingerprint;
    return metadata?.["autonats-kind"] !== kind || given !== fingerprint;
  });
  return wrong.map(({ name }) => name);
}
