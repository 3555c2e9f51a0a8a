/** One `.proto` file, before its fields and values have numbers. */
export interface ProtoFile {
  readonly package: string;
  /** In order. */
  readonly imports: readonly string[];
  readonly service: ProtoService;
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
}

export interface ProtoService {
  readonly name: string;
  readonly doc: string | undefined;
  readonly methods: readonly ProtoMethod[];
}

export interface ProtoMethod {
  readonly name: string;
  readonly doc: string | undefined;
  readonly request: string;
  readonly response: string;
  readonly idempotent: boolean;
}

export interface ProtoMessage {
  /** After those of the messages that it is within, as in `Order.Line`. */
  readonly name: string;
  readonly doc: string | undefined;
  readonly parts: readonly (ProtoField | ProtoOneof)[];
}

export interface ProtoField {
  readonly kind: "field";
  /** What the lock file knows the field by: its key in JSON, or what stands for one. Unique in the message. */
  readonly key: string;
  /** Whether `key` is its key in JSON, so that the field has to say so where its name does not. */
  readonly isProperty: boolean;
  /** The name that it has unless another field has it. */
  readonly wanted: string;
  /** As the file spells it, such as `google.protobuf.Timestamp`. */
  readonly type: string;
  readonly label: "repeated" | "optional" | undefined;
  /** The number that the source gives it. */
  readonly number: number | undefined;
  readonly doc: string | undefined;
}

/** Fields of which one at most is set. */
export interface ProtoOneof {
  readonly kind: "oneof";
  readonly wanted: string;
  readonly fields: readonly ProtoField[];
}

export interface ProtoEnum {
  /** As that of a message. */
  readonly name: string;
  readonly doc: string | undefined;
  readonly values: readonly ProtoEnumValue[];
}

export interface ProtoEnumValue {
  /** What the lock file knows it by. Absent for the value that the enum has only because every enum has a 0. */
  readonly key: string | undefined;
  readonly wanted: string;
  /** The number that it has in the source. Others get theirs from the lock file. */
  readonly number: number | undefined;
  readonly doc: string | undefined;
}

/** All fields of a message, those of its oneofs in their places. */
export function fieldsOf({ parts }: Pick<ProtoMessage, "parts">): readonly ProtoField[] {
  return parts.flatMap((part) => (part.kind === "field" ? [part] : part.fields));
}
