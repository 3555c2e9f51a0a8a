import type { AliasDeclaration, ScalarName, TypeExpr } from "@autonats/model";

/** How a well-known type writes itself, and what that is on the wire. */
export interface KnownForm {
  readonly form: NonNullable<AliasDeclaration["form"]>;
  readonly type: TypeExpr;
  /** The method and the function that do it, where neither is one that Go's own library asks for. */
  readonly conversion?: AliasDeclaration["conversion"];
}

/**
 * Types of Go's library and of modules that many use. Without a line here, a type that writes itself is any text or any JSON; with
 * one, other languages have the type that its JSON really is.
 */
export const knownForms: Readonly<Record<string, KnownForm>> = {
  ...from(["encoding/json"], { Number: { form: "number", type: scalar("float64") } }),
  ...from(["net/url"], { URL: { form: "binary", type: scalar("string") } }),
  ...from(["time"], { Time: json("timestamp") }),
  ...from(["math/big"], { Int: text("decimal") }),
  ...from(
    [
      "github.com/google/uuid",
      "github.com/gofrs/uuid",
      "github.com/gofrs/uuid/v3",
      "github.com/gofrs/uuid/v4",
      "github.com/gofrs/uuid/v5",
      "github.com/satori/go.uuid",
    ],
    { UUID: text("uuid"), NullUUID: nullOr("uuid") },
  ),
  ...from(["github.com/shopspring/decimal"], { Decimal: text("decimal"), NullDecimal: nullOr("decimal") }),
  ...from(["gopkg.in/guregu/null.v3", "gopkg.in/guregu/null.v4", "github.com/guregu/null"], {
    String: nullOr("string"),
    Int: nullOr("int"),
    Float: nullOr("float64"),
    Bool: nullOr("bool"),
    Time: nullOr("timestamp"),
  }),
  ...from(["github.com/guregu/null/v5", "github.com/guregu/null/v6"], {
    String: nullOr("string"),
    Int: nullOr("int"),
    Int64: nullOr("int"),
    Int32: nullOr("int32"),
    Int16: nullOr("int16"),
    Byte: nullOr("uint8"),
    Float: nullOr("float64"),
    Bool: nullOr("bool"),
    Time: nullOr("timestamp"),
  }),
  ...from(["github.com/jackc/pgx/v5/pgtype"], {
    Text: nullOr("string"),
    Int2: nullOr("int16"),
    Int4: nullOr("int32"),
    Int8: nullOr("int"),
    Uint32: nullOr("uint32"),
    Float4: nullOr("float64"),
    Float8: nullOr("float64"),
    Bool: nullOr("bool"),
    UUID: nullOr("uuid"),
    Date: nullOr("string"),
    Timestamp: nullOr("string"),
    Timestamptz: nullOr("string"),
  }),
  ...from(["gorm.io/gorm"], { DeletedAt: nullOr("timestamp") }),
  ...from(["go.mongodb.org/mongo-driver/bson/primitive", "go.mongodb.org/mongo-driver/v2/bson"], {
    ObjectID: text("string"),
  }),
  ...from(["github.com/rs/xid"], { ID: nullOr("string") }),
  ...from(["k8s.io/apimachinery/pkg/apis/meta/v1"], {
    Time: nullOr("timestamp"),
    MicroTime: nullOr("timestamp"),
    Duration: json("string"),
  }),
  ...from(["k8s.io/apimachinery/pkg/api/resource"], { Quantity: json("string") }),
  ...from(["google.golang.org/protobuf/types/known/structpb"], {
    Struct: { form: "json", type: { kind: "map", key: scalar("string"), value: scalar("json") } },
    ListValue: { form: "json", type: { kind: "list", element: scalar("json") } },
  }),
  ...from(["google.golang.org/protobuf/types/known/timestamppb"], {
    Timestamp: converted("timestamp", "AsTime", "New"),
  }),
  ...from(["google.golang.org/protobuf/types/known/durationpb"], {
    Duration: converted("duration", "AsDuration", "New"),
  }),
  ...from(["google.golang.org/protobuf/types/known/wrapperspb"], {
    BoolValue: wrapped("bool", "Bool"),
    BytesValue: wrapped("bytes", "Bytes"),
    DoubleValue: wrapped("float64", "Double"),
    FloatValue: wrapped("float32", "Float"),
    Int32Value: wrapped("int32", "Int32"),
    Int64Value: wrapped("int64", "Int64"),
    StringValue: wrapped("string", "String"),
    UInt32Value: wrapped("uint32", "UInt32"),
    UInt64Value: wrapped("uint64", "UInt64"),
  }),
};

function from(
  packages: readonly string[],
  types: Readonly<Record<string, KnownForm>>,
): Readonly<Record<string, KnownForm>> {
  return Object.fromEntries(
    packages.flatMap((path) => Object.entries(types).map(([name, form]) => [`${path}.${name}`, form])),
  );
}

function scalar(name: ScalarName): TypeExpr {
  return { kind: "scalar", scalar: name };
}

function text(name: ScalarName): KnownForm {
  return { form: "text", type: scalar(name) };
}

function json(name: ScalarName): KnownForm {
  return { form: "json", type: scalar(name) };
}

function converted(name: ScalarName, to: string, make: string): KnownForm {
  return { form: "converted", type: scalar(name), conversion: { to, from: make } };
}

function wrapped(name: ScalarName, make: string): KnownForm {
  return converted(name, "GetValue", make);
}

function nullOr(name: ScalarName): KnownForm {
  return { form: "json", type: { kind: "nullable", type: scalar(name) } };
}
