package server

import (
	"context"
	"encoding/json"
	"time"

	"github.com/zyra/autonats/conformance/go/mesh"
)

// values implements conformance/service/values.ts: each method returns its argument. Nobody calls
// the methods that get something.
type values struct{ mesh.ValueServer }

func (values) Find(_ context.Context, term string, limit *int32) (*mesh.FindRequest, error) {
	return &mesh.FindRequest{Term: term, Limit: limit}, nil
}

func (values) List(_ context.Context, limit *int32, after *string) (*mesh.ListRequest, error) {
	return &mesh.ListRequest{Limit: limit, After: after}, nil
}

func (values) EchoBool(_ context.Context, value mesh.Bool) (mesh.Bool, error) { return value, nil }

func (values) EchoInt8(_ context.Context, value int8) (int8, error) { return value, nil }

func (values) EchoInt16(_ context.Context, value int16) (int16, error) { return value, nil }

func (values) EchoInt32(_ context.Context, value int32) (int32, error) { return value, nil }

func (values) EchoUint8(_ context.Context, value uint8) (uint8, error) { return value, nil }

func (values) EchoUint16(_ context.Context, value uint16) (uint16, error) { return value, nil }

func (values) EchoUint32(_ context.Context, value uint32) (uint32, error) { return value, nil }

func (values) EchoInt(_ context.Context, value int) (int, error) { return value, nil }

func (values) EchoUint(_ context.Context, value uint) (uint, error) { return value, nil }

func (values) EchoInt64(_ context.Context, value mesh.Int64) (mesh.Int64, error) { return value, nil }

func (values) EchoUint64(_ context.Context, value uint64) (uint64, error) { return value, nil }

func (values) EchoFloat32(_ context.Context, value float32) (float32, error) { return value, nil }

func (values) EchoFloat64(_ context.Context, value mesh.Float64) (mesh.Float64, error) {
	return value, nil
}

func (values) EchoText(_ context.Context, value mesh.Text) (mesh.Text, error) { return value, nil }

func (values) EchoBytes(_ context.Context, value mesh.Bytes) (mesh.Bytes, error) { return value, nil }

func (values) EchoInstant(_ context.Context, value mesh.Instant) (mesh.Instant, error) {
	return value, nil
}

func (values) EchoFineInstant(_ context.Context, value time.Time) (time.Time, error) {
	return value, nil
}

func (values) EchoSpan(_ context.Context, value time.Duration) (time.Duration, error) {
	return value, nil
}

func (values) EchoIdentity(_ context.Context, value string) (string, error) {
	return value, nil
}

func (values) EchoAmount(_ context.Context, value string) (string, error) {
	return value, nil
}

func (values) EchoAnything(_ context.Context, value mesh.Anything) (mesh.Anything, error) {
	return value, nil
}

func (values) EchoAnyJson(_ context.Context, value any) (any, error) { return value, nil }

func (values) EchoRaw(_ context.Context, value json.RawMessage) (json.RawMessage, error) {
	return value, nil
}

func (values) EchoNumbers(_ context.Context, value mesh.Numbers) (mesh.Numbers, error) {
	return value, nil
}

func (values) EchoTexts(_ context.Context, value mesh.Texts) (mesh.Texts, error) { return value, nil }

func (values) EchoGrid(_ context.Context, value mesh.Grid) (mesh.Grid, error) { return value, nil }

func (values) EchoMaybeTexts(_ context.Context, value mesh.MaybeTexts) (mesh.MaybeTexts, error) {
	return value, nil
}

func (values) EchoPair(_ context.Context, value mesh.Pair) (mesh.Pair, error) { return value, nil }

func (values) EchoSpot(_ context.Context, value mesh.Spot) (mesh.Spot, error) { return value, nil }

func (values) EchoCounts(_ context.Context, value mesh.Counts) (mesh.Counts, error) {
	return value, nil
}

func (values) EchoNamesById(_ context.Context, value mesh.NamesById) (mesh.NamesById, error) {
	return value, nil
}

func (values) EchoNamesByByte(_ context.Context, value mesh.NamesByByte) (mesh.NamesByByte, error) {
	return value, nil
}

func (values) EchoNamesBySafe(_ context.Context, value mesh.NamesBySafe) (mesh.NamesBySafe, error) {
	return value, nil
}

func (values) EchoBalances(_ context.Context, value mesh.Balances) (mesh.Balances, error) {
	return value, nil
}

func (values) EchoLabels(_ context.Context, value mesh.Labels) (mesh.Labels, error) {
	return value, nil
}

func (values) EchoNamesByIdentity(_ context.Context, value mesh.NamesByIdentity) (mesh.NamesByIdentity, error) {
	return value, nil
}

func (values) EchoNamesByAmount(_ context.Context, value mesh.NamesByAmount) (mesh.NamesByAmount, error) {
	return value, nil
}

func (values) EchoSlots(_ context.Context, value mesh.Slots) (mesh.Slots, error) { return value, nil }

func (values) EchoStock(_ context.Context, value mesh.Stock) (mesh.Stock, error) { return value, nil }

func (values) EchoAnythings(_ context.Context, value mesh.Anythings) (mesh.Anythings, error) {
	return value, nil
}

func (values) EchoTree(_ context.Context, value mesh.Tree) (*mesh.Tree, error) { return &value, nil }

func (values) EchoPerson(_ context.Context, value mesh.Person) (*mesh.Person, error) {
	return &value, nil
}

func (values) EchoSettings(_ context.Context, value mesh.Settings) (*mesh.Settings, error) {
	return &value, nil
}

func (values) EchoIdentified(_ context.Context, value mesh.Identified) (*mesh.Identified, error) {
	return &value, nil
}

func (values) EchoEmployee(_ context.Context, value mesh.Employee) (*mesh.Employee, error) {
	return &value, nil
}

func (values) EchoContact(_ context.Context, value mesh.Contact) (*mesh.Contact, error) {
	return &value, nil
}

func (values) EchoOddNames(_ context.Context, value mesh.OddNames) (*mesh.OddNames, error) {
	return &value, nil
}

func (values) EchoLine(_ context.Context, value mesh.Line) (*mesh.Line, error) { return &value, nil }

func (values) EchoOrder(_ context.Context, value mesh.Order) (*mesh.Order, error) { return &value, nil }

func (values) EchoEnvelope(_ context.Context, value mesh.Envelope) (*mesh.Envelope, error) {
	return &value, nil
}

func (values) EchoLinePage(_ context.Context, value mesh.LinePage) (*mesh.LinePage, error) {
	return &value, nil
}

func (values) EchoFindRequest(_ context.Context, value mesh.FindRequest) (*mesh.FindRequest, error) {
	return &value, nil
}

func (values) EchoListRequest(_ context.Context, value mesh.ListRequest) (*mesh.ListRequest, error) {
	return &value, nil
}

func (values) EchoColour(_ context.Context, value mesh.Colour) (mesh.Colour, error) {
	return value, nil
}

func (values) EchoLevel(_ context.Context, value mesh.Level) (mesh.Level, error) { return value, nil }

func (values) EchoSign(_ context.Context, value mesh.Sign) (mesh.Sign, error) { return value, nil }

func (values) EchoPaint(_ context.Context, value mesh.Paint) (*mesh.Paint, error) { return &value, nil }

func (values) EchoCard(_ context.Context, value mesh.Card) (*mesh.Card, error) { return &value, nil }

func (values) EchoCash(_ context.Context, value mesh.Cash) (*mesh.Cash, error) { return &value, nil }

func (values) EchoTransfer(_ context.Context, value mesh.Transfer) (*mesh.Transfer, error) {
	return &value, nil
}

func (values) EchoPayment(_ context.Context, value mesh.Payment) (mesh.Payment, error) {
	return value, nil
}

func (values) EchoReceipt(_ context.Context, value mesh.Receipt) (*mesh.Receipt, error) {
	return &value, nil
}

func (values) EchoOnlyUser(context.Context) (string, error) { return "user", nil }

func (values) EchoOnlyTwo(context.Context) (float64, error) { return 2, nil }

func (values) EchoOnlyTrue(context.Context) (bool, error) { return true, nil }

func (values) EchoTextOrTexts(_ context.Context, value mesh.TextOrTexts) (mesh.TextOrTexts, error) {
	return value, nil
}

func (values) EchoOutcome(_ context.Context, value mesh.Outcome) (mesh.Outcome, error) {
	return value, nil
}

func (values) EchoReach(_ context.Context, value mesh.Reach) (mesh.Reach, error) {
	return value, nil
}

func (values) EchoCeiling(_ context.Context, value mesh.Ceiling) (mesh.Ceiling, error) {
	return value, nil
}

func (values) EchoUntil(_ context.Context, value mesh.Until) (mesh.Until, error) {
	return value, nil
}

func (values) EchoAttributes(_ context.Context, value mesh.Attributes) (*mesh.Attributes, error) {
	return &value, nil
}

func (values) EchoScores(_ context.Context, value mesh.Scores) (*mesh.Scores, error) {
	return &value, nil
}

func (values) EchoGaps(_ context.Context, value mesh.Gaps) (mesh.Gaps, error) {
	return value, nil
}

func (values) EchoForeign(_ context.Context, value mesh.Foreign) (*mesh.Foreign, error) {
	return &value, nil
}

func (values) EchoProduct(_ context.Context, value mesh.Product) (mesh.Product, error) {
	return value, nil
}

func (values) EchoMoment(_ context.Context, value mesh.Moment) (mesh.Moment, error) {
	return value, nil
}

func (values) EchoLoose(_ context.Context, value mesh.Loose) (mesh.Loose, error) {
	return value, nil
}

func (values) EchoRows(_ context.Context, value mesh.Rows) (mesh.Rows, error) {
	return value, nil
}

func (values) EchoCriteria(_ context.Context, value mesh.Criteria) (*mesh.Criteria, error) {
	return &value, nil
}

func (values) EchoTextSet(_ context.Context, value mesh.TextSet) (mesh.TextSet, error) {
	return value, nil
}

func (values) EchoSamples(_ context.Context, value mesh.Samples) (mesh.Samples, error) {
	return value, nil
}

func (values) EchoLongs(_ context.Context, value mesh.Longs) (mesh.Longs, error) {
	return value, nil
}

func (values) EchoChunk(_ context.Context, value mesh.Chunk) (mesh.Chunk, error) {
	return value, nil
}

func (values) EchoAddress(_ context.Context, value mesh.URL) (mesh.URL, error) {
	return value, nil
}

func (values) EchoUserKey(_ context.Context, value mesh.UserKey) (mesh.UserKey, error) {
	return value, nil
}

func (values) EchoOwnId(_ context.Context, value mesh.OwnId) (mesh.OwnId, error) {
	return value, nil
}

func (values) EchoNested(_ context.Context, value mesh.Nested) (mesh.Nested, error) {
	return value, nil
}

func (values) EchoWhatever(_ context.Context, value mesh.Whatever) (mesh.Whatever, error) {
	return value, nil
}

func (values) EchoPrice(_ context.Context, value mesh.Price) (mesh.Price, error) {
	return value, nil
}
