import type { Model } from "@autonats/model";
import type { NatsConnection } from "@autonats/runtime";
import { findInstances, type RunningInstance } from "../nats/instances.js";
import { readRunningModel } from "../nats/running-model.js";
import type { OwnService, Running } from "./compare.js";

/** A service of the project, and the instances that serve it, or another version of it. */
export interface ServiceInstances {
  readonly own: OwnService;
  readonly running: readonly Running[];
}

/** Finds what runs of the services of a project, with the models that instances give. */
export async function findRunning(
  connection: NatsConnection,
  prefix: string,
  models: readonly Model[],
): Promise<readonly ServiceInstances[]> {
  const instances = await findInstances(connection, prefix);
  const services = models.flatMap((model) => model.services.map((service): OwnService => ({ service, model })));
  return Promise.all(
    services.map(async (own) => {
      const same = instances.filter(({ subject }) => subject === own.service.subject);
      const others = instances.filter((each) => each.service === own.service.name && !isOfAnother(each, services));
      const chosen = same.length > 0 ? same : others;
      const running = await Promise.all(
        chosen.map(async (instance) => ({ instance, model: await readRunningModel(connection, prefix, instance) })),
      );
      return { own, running };
    }),
  );
}

/** Reports whether an instance serves another version of the project, as where two majors are side by side. */
function isOfAnother({ subject }: RunningInstance, services: readonly OwnService[]): boolean {
  return services.some(({ service }) => service.subject === subject);
}
