import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bits, explicit, integer, objectId, octets, sequence, set, time, toPem, utf8, wrap } from "./der.js";

const ECDSA_WITH_SHA256 = sequence(objectId("1.2.840.10045.4.3.2"));
const COMMON_NAME = "2.5.4.3";
const SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";
const DAY_MS = 86_400_000;

/** Paths of the PEM files of a certificate authority, a server and a client that it has signed. */
export interface TestCertificates {
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly clientCertificateFile: string;
  readonly clientKeyFile: string;
}

/** What the certificates say. */
export interface CertificateOptions {
  /** Name in the client's certificate. Default: `autonats-test-client`. */
  readonly clientName?: string;
}

/**
 * Creates a certificate authority and certificates for a server on `localhost` and 127.0.0.1 and for one client, valid from
 * yesterday until tomorrow, and writes them into `directory`. For tests only: the keys lie there unprotected.
 */
export async function createTestCertificates(
  directory: string,
  options: CertificateOptions = {},
): Promise<TestCertificates> {
  const authority = { name: "autonats-test-ca", ...makeKeys() };
  const server = makeKeys();
  const client = makeKeys();
  const write = async (name: string, text: string): Promise<string> => {
    const file = join(directory, name);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  };
  return {
    caFile: await write("ca.pem", certify(authority.name, authority.publicKey, authority, true)),
    certificateFile: await write("server.pem", certify("localhost", server.publicKey, authority, false)),
    keyFile: await write("server.key", exportKey(server.privateKey)),
    clientCertificateFile: await write(
      "client.pem",
      certify(options.clientName ?? "autonats-test-client", client.publicKey, authority, false),
    ),
    clientKeyFile: await write("client.key", exportKey(client.privateKey)),
  };
}

interface Authority {
  readonly name: string;
  readonly privateKey: KeyObject;
}

/** Prints an X.509 version 3 certificate (RFC 5280) for `subject`, signed by `authority`. */
function certify(subject: string, publicKey: KeyObject, authority: Authority, isAuthority: boolean): string {
  const extensions = isAuthority ? [basicConstraints()] : [loopbackNames()];
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    distinguishedName(authority.name),
    sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + DAY_MS))),
    distinguishedName(subject),
    publicKey.export({ format: "der", type: "spki" }),
    explicit(3, sequence(...extensions)),
  );
  return toPem("CERTIFICATE", sequence(body, ECDSA_WITH_SHA256, bits(sign("sha256", body, authority.privateKey))));
}

function distinguishedName(name: string): Buffer {
  return sequence(set(sequence(objectId(COMMON_NAME), utf8(name))));
}

function basicConstraints(): Buffer {
  const isAuthority = wrap(0x01, Buffer.from([0xff]));
  return sequence(objectId(BASIC_CONSTRAINTS), isAuthority, octets(sequence(isAuthority)));
}

function loopbackNames(): Buffer {
  const names = sequence(wrap(0x82, Buffer.from("localhost")), wrap(0x87, Buffer.from([127, 0, 0, 1])));
  return sequence(objectId(SUBJECT_ALTERNATIVE_NAME), octets(names));
}

function makeKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

function exportKey(key: KeyObject): string {
  return key.export({ format: "pem", type: "pkcs8" }).toString();
}
