package shop

import "context"

type (
	// @nats:server Weather
	// @nats:name forecasts
	WeatherService interface {
		// @nats:name GetById
		ByID(ctx context.Context, station_id string) (celsius float64, err error)
		GetURL(c context.Context, ID string) (string, error)
	}
)
