import { versionedName } from "@autonats/codegen";
import type { Model } from "@autonats/model";
import type { NatsConnection } from "@autonats/runtime";
import { findInstances } from "../nats/instances.js";
import { readRunningModel } from "../nats/running-model.js";

/**
 * Returns the model of a running service, such as `User` or, of one of several versions, `User.v2`. A text says why there is none.
 */
export async function pullModel(connection: NatsConnection, prefix: string, name: string): Promise<Model | string> {
  const [service = "", major] = name.split(".");
  const running = await findInstances(connection, prefix, service);
  const instances = running.filter(({ subject }) => major === undefined || subject.endsWith(`.${major}`));
  if (instances.length === 0) return "no instance of it answers";
  const subjects = [...new Set(instances.map(({ subject }) => subject))].sort();
  if (subjects.length > 1)
    return `it runs in several versions; choose one of ${subjects.map((subject) => versionedName({ name: service, subject })).join(", ")}`;
  for (const instance of instances) {
    const model = await readRunningModel(connection, prefix, instance);
    if (model !== undefined) return model;
  }
  return "none of its instances offers its model; `offerModel: true` in TypeScript and `autonats.WithModel()` in Go let a handler do so";
}
