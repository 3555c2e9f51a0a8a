import { asyncapiTarget } from "@autonats/backend-asyncapi/target";
import { goTarget } from "@autonats/backend-go/target";
import { jsonSchemaTarget } from "@autonats/backend-json-schema/target";
import { kubernetesHpaTarget } from "@autonats/backend-kubernetes-hpa/target";
import { markdownTarget } from "@autonats/backend-markdown/target";
import { openapiTarget } from "@autonats/backend-openapi/target";
import { permissionsTarget } from "@autonats/backend-permissions/target";
import { protobufTarget } from "@autonats/backend-protobuf/target";
import { typescriptTarget } from "@autonats/backend-typescript/target";
import { goSource } from "@autonats/frontend-go/source";
import { protobufSource } from "@autonats/frontend-protobuf/source";
import { typescriptSource } from "@autonats/frontend-typescript/source";
import type { Languages } from "./languages.js";

/** Every source and every target there is. A new one is a package and an entry here. */
export const builtInLanguages: Languages = {
  sources: [typescriptSource, goSource, protobufSource],
  targets: [
    typescriptTarget,
    goTarget,
    jsonSchemaTarget,
    kubernetesHpaTarget,
    asyncapiTarget,
    openapiTarget,
    markdownTarget,
    permissionsTarget,
    protobufTarget,
  ],
};
