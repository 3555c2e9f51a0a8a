/** Keys as other people's JSON has them. */
export interface Document {
  "@type": string;
  $ref?: string;
  "content-type": string;
  constructor: string;
  hasOwnProperty?: boolean;
  "größe-x": number;
  "x y": number;
  0: string;
  "-"?: string;
}

export type Link = { "@type": "a"; href: string } | { "@type": "b"; name: string };

/** @nats:server Document */
export interface DocumentService {
  put(document: Document): Promise<Document>;
  link(): Promise<Link>;
}
