export interface Attachment {
  name: string;
  content: Uint8Array;
  /** Absent until the virus scanner has seen it. */
  digest?: Uint8Array;
  thumbnail: Uint8Array | null;
}

/** @nats:server Attachment */
export interface AttachmentService {
  put(attachment: Attachment): Promise<void>;
  get(name: string): Promise<Uint8Array>;
  getParts(name: string): Promise<Uint8Array[]>;
}
