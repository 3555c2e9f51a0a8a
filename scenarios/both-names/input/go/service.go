package shop

import "context"

type (
	// @nats:server Weather
	// @nats:name forecasts
	WeatherService interface {
		// @nats:name GetById
		ByID(ctx context.Context, station_id string) (celsius float64, err error)
		GetURL(c context.Context, ID string) (string, error)
		Apply(ctx context.Context, name string, length int) error
		Bind(ctx context.Context) error
		Call(ctx context.Context) error
		Catch(ctx context.Context) error
		Length(ctx context.Context) (int, error)
		Name(ctx context.Context) (string, error)
		Prototype(ctx context.Context) error
	}
)
