package shop

import "context"

type Numbers struct {
	Tiny   int8  `json:"tiny"`
	Short  int16 `json:"short"`
	Medium int32 `json:"medium"`
	// Travels as text.
	Long    int64   `json:"long,string"`
	Byte    byte    `json:"byte"`
	Word    uint16  `json:"word"`
	Double  uint32  `json:"double"`
	Quad    uint64  `json:"quad"`
	Natural int     `json:"natural"`
	Count   uint    `json:"count"`
	Single  float32 `json:"single"`
	Exact   float64 `json:"exact"`
	IsSure  bool    `json:"isSure"`
	Text    string  `json:"text"`
}

// @nats:server Number
type NumberService interface {
	Echo(ctx context.Context, value Numbers) (Numbers, error)
	Add(ctx context.Context, left, right int32) (int64, error)
	Ratio(ctx context.Context, part float64, whole float32, rune rune) (float64, error)
}
