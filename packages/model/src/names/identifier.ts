const identifier = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/u;

/** Reports whether every target language and a NATS subject token can spell the name as it is: 64 letters, digits and `_`. */
export function isPortableIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** `getById` → `GetById`. */
export function toPascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `GetById` → `getById`. */
export function toCamelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `NotFound` → `NOT_FOUND`, `HTTPFailed` → `HTTP_FAILED`. */
export function toUpperSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/gu, "$1_$2")
    .toUpperCase();
}
