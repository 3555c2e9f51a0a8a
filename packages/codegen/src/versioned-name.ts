import type { Service } from "@autonats/model";

/** Returns the name of a service with what its subject has beyond that: `User`, or `User.v2`. */
export function versionedName({ name, subject }: Pick<Service, "name" | "subject">): string {
  return [name, ...subject.split(".").slice(1)].join(".");
}
