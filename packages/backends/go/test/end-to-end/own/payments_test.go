package own

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"example.com/own/money"
)

func (s *echo) Settle(_ context.Context, bill *Bill) (*Bill, error) { return bill, nil }
func (s *echo) Pay(_ context.Context, by Payment) (Payment, error) {
	if _, isCash := by.(Cash); isCash {
		return nil, nil
	}
	return by, nil
}

func TestInterfacesThatAreClosedComeBackAsTheyWent(t *testing.T) {
	_, client := start(t)
	bills := []Bill{
		{By: Card{payment{5}, "1234"}, Tip: ptr(Voucher("thanks")), Other: []Payment{Cash{payment{2}}}},
		{Other: []Payment{}, Claim: &money.Claim{}},
		{Other: []Payment{}, Claim: &money.Claim{Reason: &money.Claim_Text{Text: "late"}}},
		{Other: []Payment{}, Claim: &money.Claim{Reason: &money.Claim_Code{Code: &money.Code{Number: 7}}}},
	}
	for _, bill := range bills {
		got, err := client.Settle(t.Context(), &bill)
		if err != nil || !reflect.DeepEqual(*got, bill) {
			t.Errorf("%+v came back as %+v, %v", bill, got, err)
		}
	}
}

func TestAnInterfaceIsNilOnlyWhereItMayBe(t *testing.T) {
	_, client := start(t)
	if got, err := client.Pay(t.Context(), Cash{}); err != nil || got != nil {
		t.Errorf("nil came back as %v, %v", got, err)
	}
	if _, err := client.Pay(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "by must") {
		t.Errorf("an argument of nil gave %v", err)
	}
	if _, err := client.Pay(t.Context(), payment{}); err == nil || !strings.Contains(err.Error(), "by is not one") {
		t.Errorf("a type that is not listed gave %v", err)
	}
}
