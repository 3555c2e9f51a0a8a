package vectors

import (
	"github.com/zyra/autonats/go/codegenv1"
	"reflect"
)

// Codec reads and writes the values of one type of the vectors.
type Codec struct {
	// Type is the type of the values.
	Type reflect.Type
	// Unmarshal reads a body, and Marshal writes one.
	Unmarshal func([]byte) (any, error)
	Marshal   func(any) ([]byte, error)
}

func of[T any](codec codegenv1.Codec[T]) Codec {
	return Codec{
		Type:      reflect.TypeFor[T](),
		Unmarshal: func(data []byte) (any, error) { return codec.Unmarshal(data) },
		Marshal: func(value any) ([]byte, error) {
			v, _ := value.(T)
			return codec.Marshal(v)
		},
	}
}

// Errors are the declared errors of the vectors.
var Errors = []*codegenv1.DeclaredError{natsNotFound, natsOutOfStock, natsClosed}

// Codecs has a codec for each type of the vectors, by its name.
var Codecs = map[string]Codec{
	"Bool":            of(natsVectorGetBool.Result),
	"Int8":            of(natsVectorGetInt8.Result),
	"Int16":           of(natsVectorGetInt16.Result),
	"Int32":           of(natsVectorGetInt32.Result),
	"Uint8":           of(natsVectorGetUint8.Result),
	"Uint16":          of(natsVectorGetUint16.Result),
	"Uint32":          of(natsVectorGetUint32.Result),
	"Int":             of(natsVectorGetInt.Result),
	"Uint":            of(natsVectorGetUint.Result),
	"Int64":           of(natsVectorGetInt64.Result),
	"Uint64":          of(natsVectorGetUint64.Result),
	"Float32":         of(natsVectorGetFloat32.Result),
	"Float64":         of(natsVectorGetFloat64.Result),
	"Text":            of(natsVectorGetText.Result),
	"Bytes":           of(natsVectorGetBytes.Result),
	"Instant":         of(natsVectorGetInstant.Result),
	"FineInstant":     of(natsVectorGetFineInstant.Result),
	"Span":            of(natsVectorGetSpan.Result),
	"Identity":        of(natsVectorGetIdentity.Result),
	"Amount":          of(natsVectorGetAmount.Result),
	"Anything":        of(natsVectorGetAnything.Result),
	"AnyJson":         of(natsVectorGetAnyJson.Result),
	"Raw":             of(natsVectorGetRaw.Result),
	"Numbers":         of(natsVectorGetNumbers.Result),
	"Texts":           of(natsVectorGetTexts.Result),
	"Grid":            of(natsVectorGetGrid.Result),
	"MaybeTexts":      of(natsVectorGetMaybeTexts.Result),
	"Pair":            of(natsVectorGetPair.Result),
	"Spot":            of(natsVectorGetSpot.Result),
	"Counts":          of(natsVectorGetCounts.Result),
	"NamesById":       of(natsVectorGetNamesById.Result),
	"NamesByByte":     of(natsVectorGetNamesByByte.Result),
	"NamesBySafe":     of(natsVectorGetNamesBySafe.Result),
	"Balances":        of(natsVectorGetBalances.Result),
	"Labels":          of(natsVectorGetLabels.Result),
	"NamesByIdentity": of(natsVectorGetNamesByIdentity.Result),
	"NamesByAmount":   of(natsVectorGetNamesByAmount.Result),
	"Slots":           of(natsVectorGetSlots.Result),
	"Stock":           of(natsVectorGetStock.Result),
	"Anythings":       of(natsVectorGetAnythings.Result),
	"Tree":            of(natsVectorGetTree.Result),
	"Person":          of(natsVectorGetPerson.Result),
	"Settings":        of(natsVectorGetSettings.Result),
	"Identified":      of(natsVectorGetIdentified.Result),
	"Employee":        of(natsVectorGetEmployee.Result),
	"Contact":         of(natsVectorGetContact.Result),
	"OddNames":        of(natsVectorGetOddNames.Result),
	"Line":            of(natsVectorGetLine.Result),
	"Order":           of(natsVectorGetOrder.Result),
	"Envelope":        of(natsVectorGetEnvelope.Result),
	"LinePage":        of(natsVectorGetLinePage.Result),
	"FindRequest":     of(natsVectorGetFindRequest.Result),
	"ListRequest":     of(natsVectorGetListRequest.Result),
	"Colour":          of(natsVectorGetColour.Result),
	"Level":           of(natsVectorGetLevel.Result),
	"Sign":            of(natsVectorGetSign.Result),
	"OnlyUser":        of(natsVectorGetOnlyUser.Result),
	"OnlyTwo":         of(natsVectorGetOnlyTwo.Result),
	"OnlyTrue":        of(natsVectorGetOnlyTrue.Result),
	"Paint":           of(natsVectorGetPaint.Result),
	"Card":            of(natsVectorGetCard.Result),
	"Cash":            of(natsVectorGetCash.Result),
	"Transfer":        of(natsVectorGetTransfer.Result),
	"Payment":         of(natsVectorGetPayment.Result),
	"Receipt":         of(natsVectorGetReceipt.Result),
	"TextOrTexts":     of(natsVectorGetTextOrTexts.Result),
	"Outcome":         of(natsVectorGetOutcome.Result),
	"Reach":           of(natsVectorGetReach.Result),
	"Ceiling":         of(natsVectorGetCeiling.Result),
	"Until":           of(natsVectorGetUntil.Result),
	"Attributes":      of(natsVectorGetAttributes.Result),
	"Scores":          of(natsVectorGetScores.Result),
	"Gaps":            of(natsVectorGetGaps.Result),
	"Foreign":         of(natsVectorGetForeign.Result),
	"Moment":          of(natsVectorGetMoment.Result),
	"Loose":           of(natsVectorGetLoose.Result),
	"Rows":            of(natsVectorGetRows.Result),
	"Criteria":        of(natsVectorGetCriteria.Result),
	"TextSet":         of(natsVectorGetTextSet.Result),
	"Samples":         of(natsVectorGetSamples.Result),
	"Longs":           of(natsVectorGetLongs.Result),
	"Chunk":           of(natsVectorGetChunk.Result),
	"Address":         of(natsVectorGetAddress.Result),
	"UserKey":         of(natsVectorGetUserKey.Result),
	"OwnId":           of(natsVectorGetOwnId.Result),
	"Nested":          of(natsVectorGetNested.Result),
	"Whatever":        of(natsVectorGetWhatever.Result),
	"Price":           of(natsVectorGetPrice.Result),
	"Product":         of(natsVectorGetProduct.Result),
}
