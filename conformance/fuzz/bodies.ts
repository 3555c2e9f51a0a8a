import type {
  Amount,
  AnyJson,
  Anything,
  Anythings,
  Balances,
  Bool,
  Bytes,
  Card,
  Cash,
  Colour,
  Contact,
  Counts,
  Employee,
  Envelope,
  FindRequest,
  FineInstant,
  Float32,
  Float64,
  Grid,
  Identified,
  Identity,
  Instant,
  Int,
  Int8,
  Int16,
  Int32,
  Int64,
  Labels,
  Level,
  Line,
  LinePage,
  ListRequest,
  MaybeTexts,
  NamesByAmount,
  NamesByByte,
  NamesById,
  NamesByIdentity,
  NamesBySafe,
  Numbers,
  OddNames,
  OnlyTrue,
  OnlyTwo,
  OnlyUser,
  Order,
  Paint,
  Pair,
  Payment,
  Person,
  Raw,
  Receipt,
  Settings,
  Sign,
  Slots,
  Span,
  Spot,
  Stock,
  Text,
  Texts,
  Transfer,
  Tree,
  Uint,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
} from "../vectors/types.js";

/**
 * Every type of the vectors, as a result: the codecs that the fuzzer compares are the ones of the results.
 *
 * @nats:server Body
 */
export interface BodyService {
  bool(): Promise<Bool>;
  int8(): Promise<Int8>;
  int16(): Promise<Int16>;
  int32(): Promise<Int32>;
  uint8(): Promise<Uint8>;
  uint16(): Promise<Uint16>;
  uint32(): Promise<Uint32>;
  int(): Promise<Int>;
  uint(): Promise<Uint>;
  int64(): Promise<Int64>;
  uint64(): Promise<Uint64>;
  float32(): Promise<Float32>;
  float64(): Promise<Float64>;
  text(): Promise<Text>;
  bytes(): Promise<Bytes>;
  instant(): Promise<Instant>;
  fineInstant(): Promise<FineInstant>;
  span(): Promise<Span>;
  identity(): Promise<Identity>;
  amount(): Promise<Amount>;
  anything(): Promise<Anything>;
  anyJson(): Promise<AnyJson>;
  raw(): Promise<Raw>;
  numbers(): Promise<Numbers>;
  texts(): Promise<Texts>;
  grid(): Promise<Grid>;
  maybeTexts(): Promise<MaybeTexts>;
  pair(): Promise<Pair>;
  spot(): Promise<Spot>;
  counts(): Promise<Counts>;
  namesById(): Promise<NamesById>;
  namesByByte(): Promise<NamesByByte>;
  namesBySafe(): Promise<NamesBySafe>;
  balances(): Promise<Balances>;
  labels(): Promise<Labels>;
  namesByIdentity(): Promise<NamesByIdentity>;
  namesByAmount(): Promise<NamesByAmount>;
  slots(): Promise<Slots>;
  stock(): Promise<Stock>;
  anythings(): Promise<Anythings>;
  tree(): Promise<Tree>;
  person(): Promise<Person>;
  settings(): Promise<Settings>;
  identified(): Promise<Identified>;
  employee(): Promise<Employee>;
  contact(): Promise<Contact>;
  oddNames(): Promise<OddNames>;
  line(): Promise<Line>;
  order(): Promise<Order>;
  envelope(): Promise<Envelope>;
  linePage(): Promise<LinePage>;
  findRequest(): Promise<FindRequest>;
  listRequest(): Promise<ListRequest>;
  colour(): Promise<Colour>;
  level(): Promise<Level>;
  sign(): Promise<Sign>;
  onlyUser(): Promise<OnlyUser>;
  onlyTwo(): Promise<OnlyTwo>;
  onlyTrue(): Promise<OnlyTrue>;
  paint(): Promise<Paint>;
  card(): Promise<Card>;
  cash(): Promise<Cash>;
  transfer(): Promise<Transfer>;
  payment(): Promise<Payment>;
  receipt(): Promise<Receipt>;
}
