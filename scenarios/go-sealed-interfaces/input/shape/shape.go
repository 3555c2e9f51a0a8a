// Package shape has an interface that other packages cannot name.
package shape

// Drawing has a shape, as generated code of protocol buffers has it.
type Drawing struct {
	Title string    `json:"title"`
	Shape isDrawing `json:"shape"`
	Frame isDrawing `json:"frame,omitempty"`
}

type isDrawing interface{ isDrawing() }

// Circle wraps its field.
type Circle struct {
	Radius float64
}

// Polygon wraps its field.
type Polygon struct {
	Corners []Point
}

// Point is a place.
type Point struct{ X, Y float64 }

func (*Circle) isDrawing()  {}
func (*Polygon) isDrawing() {}
