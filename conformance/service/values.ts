import type { int32 } from "@autonats/runtime";
import type {
  Address,
  Amount,
  AnyJson,
  Anything,
  Anythings,
  Attributes,
  Balances,
  Bool,
  Bytes,
  Card,
  Cash,
  Ceiling,
  Chunk,
  Colour,
  Contact,
  Counts,
  Criteria,
  Employee,
  Envelope,
  FindRequest,
  FineInstant,
  Float32,
  Float64,
  Foreign,
  Gaps,
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
  Longs,
  Loose,
  MaybeTexts,
  Moment,
  NamesByAmount,
  NamesByByte,
  NamesById,
  NamesByIdentity,
  NamesBySafe,
  Nested,
  Numbers,
  OddNames,
  OnlyTrue,
  OnlyTwo,
  OnlyUser,
  Order,
  Outcome,
  OwnId,
  Paint,
  Pair,
  Payment,
  Person,
  Price,
  Product,
  Raw,
  Reach,
  Receipt,
  Rows,
  Samples,
  Scores,
  Settings,
  Sign,
  Slots,
  Span,
  Spot,
  Stock,
  Text,
  TextOrTexts,
  TextSet,
  Texts,
  Transfer,
  Tree,
  Uint,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Until,
  UserKey,
  Whatever,
} from "../vectors/types.js";

/**
 * Every type of the vectors, as a result and as a parameter.
 *
 * @nats:server Value
 * @nats:timeout 20s
 * @nats:concurrency 64
 */
export interface ValueService {
  /** Returns the request record as it was read. */
  find(term: string, limit?: int32): Promise<FindRequest>;
  list(limit?: int32, after?: string): Promise<ListRequest>;
  getBool(): Promise<Bool>;
  echoBool(value: Bool): Promise<Bool>;
  getInt8(): Promise<Int8>;
  echoInt8(value: Int8): Promise<Int8>;
  getInt16(): Promise<Int16>;
  echoInt16(value: Int16): Promise<Int16>;
  getInt32(): Promise<Int32>;
  echoInt32(value: Int32): Promise<Int32>;
  getUint8(): Promise<Uint8>;
  echoUint8(value: Uint8): Promise<Uint8>;
  getUint16(): Promise<Uint16>;
  echoUint16(value: Uint16): Promise<Uint16>;
  getUint32(): Promise<Uint32>;
  echoUint32(value: Uint32): Promise<Uint32>;
  getInt(): Promise<Int>;
  echoInt(value: Int): Promise<Int>;
  getUint(): Promise<Uint>;
  echoUint(value: Uint): Promise<Uint>;
  getInt64(): Promise<Int64>;
  echoInt64(value: Int64): Promise<Int64>;
  getUint64(): Promise<Uint64>;
  echoUint64(value: Uint64): Promise<Uint64>;
  getFloat32(): Promise<Float32>;
  echoFloat32(value: Float32): Promise<Float32>;
  getFloat64(): Promise<Float64>;
  echoFloat64(value: Float64): Promise<Float64>;
  getText(): Promise<Text>;
  echoText(value: Text): Promise<Text>;
  getBytes(): Promise<Bytes>;
  echoBytes(value: Bytes): Promise<Bytes>;
  getInstant(): Promise<Instant>;
  echoInstant(value: Instant): Promise<Instant>;
  getFineInstant(): Promise<FineInstant>;
  echoFineInstant(value: FineInstant): Promise<FineInstant>;
  getSpan(): Promise<Span>;
  echoSpan(value: Span): Promise<Span>;
  getIdentity(): Promise<Identity>;
  echoIdentity(value: Identity): Promise<Identity>;
  getAmount(): Promise<Amount>;
  echoAmount(value: Amount): Promise<Amount>;
  getAnything(): Promise<Anything>;
  echoAnything(value: Anything): Promise<Anything>;
  getAnyJson(): Promise<AnyJson>;
  echoAnyJson(value: AnyJson): Promise<AnyJson>;
  getRaw(): Promise<Raw>;
  echoRaw(value: Raw): Promise<Raw>;
  getNumbers(): Promise<Numbers>;
  echoNumbers(value: Numbers): Promise<Numbers>;
  getTexts(): Promise<Texts>;
  echoTexts(value: Texts): Promise<Texts>;
  getGrid(): Promise<Grid>;
  echoGrid(value: Grid): Promise<Grid>;
  getMaybeTexts(): Promise<MaybeTexts>;
  echoMaybeTexts(value: MaybeTexts): Promise<MaybeTexts>;
  getPair(): Promise<Pair>;
  echoPair(value: Pair): Promise<Pair>;
  getSpot(): Promise<Spot>;
  echoSpot(value: Spot): Promise<Spot>;
  getCounts(): Promise<Counts>;
  echoCounts(value: Counts): Promise<Counts>;
  getNamesById(): Promise<NamesById>;
  echoNamesById(value: NamesById): Promise<NamesById>;
  getNamesByByte(): Promise<NamesByByte>;
  echoNamesByByte(value: NamesByByte): Promise<NamesByByte>;
  getNamesBySafe(): Promise<NamesBySafe>;
  echoNamesBySafe(value: NamesBySafe): Promise<NamesBySafe>;
  getBalances(): Promise<Balances>;
  echoBalances(value: Balances): Promise<Balances>;
  getLabels(): Promise<Labels>;
  echoLabels(value: Labels): Promise<Labels>;
  getNamesByIdentity(): Promise<NamesByIdentity>;
  echoNamesByIdentity(value: NamesByIdentity): Promise<NamesByIdentity>;
  getNamesByAmount(): Promise<NamesByAmount>;
  echoNamesByAmount(value: NamesByAmount): Promise<NamesByAmount>;
  getSlots(): Promise<Slots>;
  echoSlots(value: Slots): Promise<Slots>;
  getStock(): Promise<Stock>;
  echoStock(value: Stock): Promise<Stock>;
  getAnythings(): Promise<Anythings>;
  echoAnythings(value: Anythings): Promise<Anythings>;
  getTree(): Promise<Tree>;
  echoTree(value: Tree): Promise<Tree>;
  getPerson(): Promise<Person>;
  echoPerson(value: Person): Promise<Person>;
  getSettings(): Promise<Settings>;
  echoSettings(value: Settings): Promise<Settings>;
  getIdentified(): Promise<Identified>;
  echoIdentified(value: Identified): Promise<Identified>;
  getEmployee(): Promise<Employee>;
  echoEmployee(value: Employee): Promise<Employee>;
  getContact(): Promise<Contact>;
  echoContact(value: Contact): Promise<Contact>;
  getOddNames(): Promise<OddNames>;
  echoOddNames(value: OddNames): Promise<OddNames>;
  getLine(): Promise<Line>;
  echoLine(value: Line): Promise<Line>;
  getOrder(): Promise<Order>;
  echoOrder(value: Order): Promise<Order>;
  getEnvelope(): Promise<Envelope>;
  echoEnvelope(value: Envelope): Promise<Envelope>;
  getLinePage(): Promise<LinePage>;
  echoLinePage(value: LinePage): Promise<LinePage>;
  getFindRequest(): Promise<FindRequest>;
  echoFindRequest(value: FindRequest): Promise<FindRequest>;
  getListRequest(): Promise<ListRequest>;
  echoListRequest(value: ListRequest): Promise<ListRequest>;
  getColour(): Promise<Colour>;
  echoColour(value: Colour): Promise<Colour>;
  getLevel(): Promise<Level>;
  echoLevel(value: Level): Promise<Level>;
  getSign(): Promise<Sign>;
  echoSign(value: Sign): Promise<Sign>;
  getOnlyUser(): Promise<OnlyUser>;
  echoOnlyUser(value: OnlyUser): Promise<OnlyUser>;
  getOnlyTwo(): Promise<OnlyTwo>;
  echoOnlyTwo(value: OnlyTwo): Promise<OnlyTwo>;
  getOnlyTrue(): Promise<OnlyTrue>;
  echoOnlyTrue(value: OnlyTrue): Promise<OnlyTrue>;
  getPaint(): Promise<Paint>;
  echoPaint(value: Paint): Promise<Paint>;
  getCard(): Promise<Card>;
  echoCard(value: Card): Promise<Card>;
  getCash(): Promise<Cash>;
  echoCash(value: Cash): Promise<Cash>;
  getTransfer(): Promise<Transfer>;
  echoTransfer(value: Transfer): Promise<Transfer>;
  getPayment(): Promise<Payment>;
  echoPayment(value: Payment): Promise<Payment>;
  getReceipt(): Promise<Receipt>;
  echoReceipt(value: Receipt): Promise<Receipt>;
  getTextOrTexts(): Promise<TextOrTexts>;
  echoTextOrTexts(value: TextOrTexts): Promise<TextOrTexts>;
  getOutcome(): Promise<Outcome>;
  echoOutcome(value: Outcome): Promise<Outcome>;
  getReach(): Promise<Reach>;
  echoReach(value: Reach): Promise<Reach>;
  getCeiling(): Promise<Ceiling>;
  echoCeiling(value: Ceiling): Promise<Ceiling>;
  getUntil(): Promise<Until>;
  echoUntil(value: Until): Promise<Until>;
  getAttributes(): Promise<Attributes>;
  echoAttributes(value: Attributes): Promise<Attributes>;
  getScores(): Promise<Scores>;
  echoScores(value: Scores): Promise<Scores>;
  getGaps(): Promise<Gaps>;
  echoGaps(value: Gaps): Promise<Gaps>;
  getForeign(): Promise<Foreign>;
  echoForeign(value: Foreign): Promise<Foreign>;
  getProduct(): Promise<Product>;
  echoProduct(value: Product): Promise<Product>;
  getMoment(): Promise<Moment>;
  echoMoment(value: Moment): Promise<Moment>;
  getLoose(): Promise<Loose>;
  echoLoose(value: Loose): Promise<Loose>;
  getRows(): Promise<Rows>;
  echoRows(value: Rows): Promise<Rows>;
  getCriteria(): Promise<Criteria>;
  echoCriteria(value: Criteria): Promise<Criteria>;
  getTextSet(): Promise<TextSet>;
  echoTextSet(value: TextSet): Promise<TextSet>;
  getSamples(): Promise<Samples>;
  echoSamples(value: Samples): Promise<Samples>;
  getLongs(): Promise<Longs>;
  echoLongs(value: Longs): Promise<Longs>;
  getChunk(): Promise<Chunk>;
  echoChunk(value: Chunk): Promise<Chunk>;
  getAddress(): Promise<Address>;
  echoAddress(value: Address): Promise<Address>;
  getUserKey(): Promise<UserKey>;
  echoUserKey(value: UserKey): Promise<UserKey>;
  getOwnId(): Promise<OwnId>;
  echoOwnId(value: OwnId): Promise<OwnId>;
  getNested(): Promise<Nested>;
  echoNested(value: Nested): Promise<Nested>;
  getWhatever(): Promise<Whatever>;
  echoWhatever(value: Whatever): Promise<Whatever>;
  getPrice(): Promise<Price>;
  echoPrice(value: Price): Promise<Price>;
}
