package money

// Claim has its reason as generated code of protocol buffers has a oneof.
type Claim struct {
	Reason isClaim_Reason `json:"reason"`
}

type isClaim_Reason interface{ isClaim_Reason() }

type Claim_Text struct{ Text string }

type Claim_Code struct{ Code *Code }

type Code struct {
	Number int `json:"number"`
}

func (*Claim_Text) isClaim_Reason() {}
func (*Claim_Code) isClaim_Reason() {}
