package fault

import "fmt"

// Base is what all failures have.
type Base struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func (b *Base) Error() string { return fmt.Sprintf("%s (%s)", b.Text, b.ID) }

// Value is one that needs no pointer.
type Value struct {
	Base2
	Status int `json:"status"`
}

// Base2 has the method for values.
type Base2 struct{ Text string }

func (b Base2) Error() string { return b.Text }
