export interface User {
  name: string;
  email?: string;
}

/** @nats:server SafeReply */
export interface SafeReplyService {
  load(): Promise<User>;
}
