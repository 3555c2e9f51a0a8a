export interface User {
  name: string;
}

/** @nats:server SafeReply */
export interface SafeReplyService {
  load(): Promise<User>;
}
