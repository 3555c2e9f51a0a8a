import type { HandlerState } from "../../pipeline/observed.js";

/** How an instance is, as it tells the others of its group. */
export interface GroupMessage {
  readonly state: HandlerState;
  readonly queueGroup: string;
  readonly instance: string;
}

const FORM = /^(serving|leaving|ejected|probing) ([A-Za-z0-9_-]{1,128}) ([A-Za-z0-9_-]{1,128})$/;
/** No message is longer. */
const MOST_BYTES = 300;
const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

/** Returns the body of a message: three words. */
export function writeGroupMessage({ state, queueGroup, instance }: GroupMessage): Uint8Array {
  return ENCODER.encode(`${state} ${queueGroup} ${instance}`);
}

/** Returns what a body says, or `undefined` for any other body. */
export function readGroupMessage(body: Uint8Array): GroupMessage | undefined {
  if (body.length > MOST_BYTES) return undefined;
  const [, state, queueGroup, instance] = FORM.exec(DECODER.decode(body)) ?? [];
  if (state === undefined || queueGroup === undefined || instance === undefined) return undefined;
  return { state: state as HandlerState, queueGroup, instance };
}
