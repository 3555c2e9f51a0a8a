package shop

import "context"

type Route struct {
	Points [][2]float64     `json:"points"`
	Names  []string         `json:"names"`
	Grid   [][]string       `json:"grid"`
	Bounds [corners]float64 `json:"bounds"`
	Marks  []*string        `json:"marks"`
}

const corners = 2 * dimensions

const dimensions = 2

// @nats:server Route
// @nats:required
type RouteService interface {
	Join(ctx context.Context, routes []*Route) (*Route, error)
	Corners(ctx context.Context, route Route) ([dimensions]float64, error)
}
