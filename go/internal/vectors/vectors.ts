import type * as types from "../../../conformance/vectors/types.js";

/**
 * Has a method for each type of the vectors.
 *
 * @nats:server Vector
 */
export interface VectorService {
  getBool(): Promise<types.Bool>;
  getInt8(): Promise<types.Int8>;
  getInt16(): Promise<types.Int16>;
  getInt32(): Promise<types.Int32>;
  getUint8(): Promise<types.Uint8>;
  getUint16(): Promise<types.Uint16>;
  getUint32(): Promise<types.Uint32>;
  getInt(): Promise<types.Int>;
  getUint(): Promise<types.Uint>;
  getInt64(): Promise<types.Int64>;
  getUint64(): Promise<types.Uint64>;
  getFloat32(): Promise<types.Float32>;
  getFloat64(): Promise<types.Float64>;
  getText(): Promise<types.Text>;
  getBytes(): Promise<types.Bytes>;
  getInstant(): Promise<types.Instant>;
  getFineInstant(): Promise<types.FineInstant>;
  getSpan(): Promise<types.Span>;
  getIdentity(): Promise<types.Identity>;
  getAmount(): Promise<types.Amount>;
  getAnything(): Promise<types.Anything>;
  getAnyJson(): Promise<types.AnyJson>;
  getRaw(): Promise<types.Raw>;
  getNumbers(): Promise<types.Numbers>;
  getTexts(): Promise<types.Texts>;
  getGrid(): Promise<types.Grid>;
  getMaybeTexts(): Promise<types.MaybeTexts>;
  getPair(): Promise<types.Pair>;
  getSpot(): Promise<types.Spot>;
  getCounts(): Promise<types.Counts>;
  getNamesById(): Promise<types.NamesById>;
  getNamesByByte(): Promise<types.NamesByByte>;
  getNamesBySafe(): Promise<types.NamesBySafe>;
  getBalances(): Promise<types.Balances>;
  getLabels(): Promise<types.Labels>;
  getNamesByIdentity(): Promise<types.NamesByIdentity>;
  getNamesByAmount(): Promise<types.NamesByAmount>;
  getSlots(): Promise<types.Slots>;
  getStock(): Promise<types.Stock>;
  getAnythings(): Promise<types.Anythings>;
  getTree(): Promise<types.Tree>;
  getPerson(): Promise<types.Person>;
  getSettings(): Promise<types.Settings>;
  getIdentified(): Promise<types.Identified>;
  getEmployee(): Promise<types.Employee>;
  getContact(): Promise<types.Contact>;
  getOddNames(): Promise<types.OddNames>;
  getLine(): Promise<types.Line>;
  getOrder(): Promise<types.Order>;
  getEnvelope(): Promise<types.Envelope>;
  getLinePage(): Promise<types.LinePage>;
  getFindRequest(): Promise<types.FindRequest>;
  getListRequest(): Promise<types.ListRequest>;
  getColour(): Promise<types.Colour>;
  getLevel(): Promise<types.Level>;
  getSign(): Promise<types.Sign>;
  getOnlyUser(): Promise<types.OnlyUser>;
  getOnlyTwo(): Promise<types.OnlyTwo>;
  getOnlyTrue(): Promise<types.OnlyTrue>;
  getPaint(): Promise<types.Paint>;
  getCard(): Promise<types.Card>;
  getCash(): Promise<types.Cash>;
  getTransfer(): Promise<types.Transfer>;
  getPayment(): Promise<types.Payment>;
  getReceipt(): Promise<types.Receipt>;

  /**
   * @nats:error types.NotFound
   * @nats:error types.OutOfStock
   * @nats:error types.Closed
   */
  fail(): Promise<void>;
  getTextOrTexts(): Promise<types.TextOrTexts>;
  getOutcome(): Promise<types.Outcome>;
  getReach(): Promise<types.Reach>;
  getCeiling(): Promise<types.Ceiling>;
  getUntil(): Promise<types.Until>;
  getAttributes(): Promise<types.Attributes>;
  getScores(): Promise<types.Scores>;
  getGaps(): Promise<types.Gaps>;
  getForeign(): Promise<types.Foreign>;
  getProduct(): Promise<types.Product>;
  getMoment(): Promise<types.Moment>;
  getLoose(): Promise<types.Loose>;
  getRows(): Promise<types.Rows>;
  getCriteria(): Promise<types.Criteria>;
  getTextSet(): Promise<types.TextSet>;
  getSamples(): Promise<types.Samples>;
  getLongs(): Promise<types.Longs>;
  getChunk(): Promise<types.Chunk>;
  getAddress(): Promise<types.Address>;
  getUserKey(): Promise<types.UserKey>;
  getOwnId(): Promise<types.OwnId>;
  getNested(): Promise<types.Nested>;
  getWhatever(): Promise<types.Whatever>;
  getPrice(): Promise<types.Price>;
}
