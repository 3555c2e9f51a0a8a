// Package shape has a struct without a name, too.
package shape

// Point is a place.
type Point struct{ X, Y float64 }

// Box is between two.
type Box struct {
	Corners struct {
		From, To Point
	} `json:"corners"`
}
