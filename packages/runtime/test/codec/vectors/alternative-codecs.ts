import * as generated from "../../../../../conformance/service/values.codec.gen.js";

/** Codecs of types whose alternatives JSON tells apart, and of records with other keys, as they are generated. */
export const alternativeCodecs: Readonly<Record<string, unknown>> = {
  TextOrTexts: generated.valueGetTextOrTextsResult,
  Ceiling: generated.valueGetCeilingResult,
  Until: generated.valueGetUntilResult,
  Outcome: generated.valueGetOutcomeResult,
  Reach: generated.valueGetReachResult,
  Product: generated.valueGetProductResult,
  Attributes: generated.valueGetAttributesResult,
  Scores: generated.valueGetScoresResult,
  Foreign: generated.valueGetForeignResult,
  Gaps: generated.valueGetGapsResult,
  Moment: generated.valueGetMomentResult,
  Loose: generated.valueGetLooseResult,
  Rows: generated.valueGetRowsResult,
  Criteria: generated.valueGetCriteriaResult,
  TextSet: generated.valueGetTextSetResult,
  Samples: generated.valueGetSamplesResult,
  Longs: generated.valueGetLongsResult,
  Chunk: generated.valueGetChunkResult,
  Address: generated.valueGetAddressResult,
  UserKey: generated.valueGetUserKeyResult,
  OwnId: generated.valueGetOwnIdResult,
  Nested: generated.valueGetNestedResult,
  Whatever: generated.valueGetWhateverResult,
  Price: generated.valueGetPriceResult,
};
