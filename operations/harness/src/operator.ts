import { renameSync, writeFileSync } from "node:fs";
import {
  createAccount,
  createOperator,
  createUser,
  encodeAccount,
  encodeOperator,
  encodeUser,
  fmtCreds,
} from "@nats-io/jwt";

/** An account that says nothing has room for nobody. */
const UNLIMITED = { conn: -1, subs: -1, data: -1, payload: -1 };

/** Who lets users in at a server by signed tokens that expire, as an operator with one account does. */
export class Operator {
  readonly #account = createAccount();
  readonly #user = createUser();
  /** What a server needs to take these users, and no others: text for its configuration. */
  readonly configuration: Promise<string> = this.#configure();

  /** Writes a file of credentials that are valid for so many seconds, in place of what it was. */
  async writeCredentials(file: string, seconds: number): Promise<void> {
    const expiresAt = Math.floor(Date.now() / 1000) + seconds;
    const token = await encodeUser("anna", this.#user, this.#account, {}, { exp: expiresAt });
    // Whoever reads it meanwhile gets all of the one or of the other.
    writeFileSync(`${file}.new`, fmtCreds(token, this.#user), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  /** Writes it again and again, long before it expires, however long it takes to start a process that reads it. */
  keepRenewing(file: string, seconds: number): Disposable & { readonly end: () => void } {
    const timer = setInterval(() => void this.writeCredentials(file, seconds), seconds * 250);
    const end = () => clearInterval(timer);
    return { end, [Symbol.dispose]: end };
  }

  async #configure(): Promise<string> {
    const operator = createOperator();
    const account = await encodeAccount("services", this.#account, { limits: UNLIMITED }, { signer: operator });
    return [
      `operator: ${await encodeOperator("operations", operator)}`,
      "resolver: MEMORY",
      `resolver_preload: { ${this.#account.getPublicKey()}: ${account} }`,
    ].join("\n");
  }
}
