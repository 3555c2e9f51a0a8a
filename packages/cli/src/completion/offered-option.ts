import { Option } from "commander";

/** An option with a list of values, which are checked where those of the environment are, so that the message is the same. */
export class OfferedOption extends Option {
  readonly values: readonly string[];

  constructor(flags: string, description: string, values: readonly string[]) {
    super(flags, `${description}: ${values.join(", ")}`);
    this.values = values;
  }
}
