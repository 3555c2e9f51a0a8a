// Package shipping books cargo and tracks it.
package shipping

import (
	"context"
	"errors"
	"time"
)

// ErrInvalidArgument is returned when one or more arguments are invalid.
var ErrInvalidArgument = errors.New("invalid argument")

// TrackingID uniquely identifies a particular cargo.
type TrackingID string

// UNLocode is the United Nations location code that uniquely identifies a particular location.
type UNLocode string

// VoyageNumber uniquely identifies a particular voyage.
type VoyageNumber string

// RoutingStatus describes status of cargo routing.
type RoutingStatus int

// Valid routing statuses.
const (
	NotRouted RoutingStatus = iota
	Misrouted
	Routed
)

func (s RoutingStatus) String() string { return [...]string{"Not routed", "Misrouted", "Routed"}[s] }

// HandlingEventType describes type of a handling event.
type HandlingEventType int

// Valid handling event types.
const (
	NotHandled HandlingEventType = iota
	Load
	Unload
	Receive
	Claim
	Customs
)

// Leg describes the transportation between two locations on a voyage.
type Leg struct {
	VoyageNumber   VoyageNumber `json:"voyage_number"`
	LoadLocation   UNLocode     `json:"from"`
	UnloadLocation UNLocode     `json:"to"`
	LoadTime       time.Time    `json:"load_time"`
	UnloadTime     time.Time    `json:"unload_time"`
}

// Itinerary specifies steps required to transport a cargo from its origin to destination.
type Itinerary struct {
	Legs []Leg `json:"legs"`
}

// Cargo is a read model for booking views.
type Cargo struct {
	ArrivalDeadline time.Time     `json:"arrival_deadline"`
	Destination     string        `json:"destination"`
	Legs            []Leg         `json:"legs,omitempty"`
	Misrouted       bool          `json:"misrouted"`
	Origin          string        `json:"origin"`
	Routing         RoutingStatus `json:"routing"`
	TrackingID      string        `json:"tracking_id"`
}

// Location is a read model for booking views.
type Location struct {
	UNLocode string `json:"locode"`
	Name     string `json:"name"`
}

// BookingService is the interface that provides booking methods.
//
// @nats:server Booking
type BookingService interface {
	// BookNewCargo registers a new cargo in the tracking system, not yet routed.
	BookNewCargo(origin UNLocode, destination UNLocode, deadline time.Time) (TrackingID, error)
	// LoadCargo returns a read model of a cargo.
	LoadCargo(id TrackingID) (Cargo, error)
	// RequestPossibleRoutesForCargo requests a list of itineraries describing possible routes for this cargo.
	RequestPossibleRoutesForCargo(id TrackingID) []Itinerary
	// AssignCargoToRoute assigns a cargo to the route specified by the itinerary.
	AssignCargoToRoute(id TrackingID, itinerary Itinerary) error
	// ChangeDestination changes the destination of a cargo.
	ChangeDestination(id TrackingID, destination UNLocode) error
	// Cargos returns a list of all cargos that have been booked.
	Cargos() []Cargo
	// Locations returns a list of registered locations.
	Locations() []Location
}

// TrackingService provides the basic Track method.
//
// @nats:server Tracking
type TrackingService interface {
	// Track returns a cargo matching a tracking ID.
	Track(id string) (Cargo, error)
}

// HandlingService provides handling operations.
//
// @nats:server Handling
type HandlingService interface {
	// RegisterHandlingEvent registers a handling event in the system, and notifies interested parties.
	RegisterHandlingEvent(completed time.Time, id TrackingID, voyageNumber VoyageNumber, unLocode UNLocode, eventType HandlingEventType) error
}

// RoutingService provides access to an external routing service.
//
// @nats:server Routing
type RoutingService interface {
	// FetchRoutesForSpecification finds all possible routes.
	FetchRoutesForSpecification(rs RouteSpecification) []Itinerary
}

// RouteSpecification contains information about a route.
type RouteSpecification struct {
	Origin, Destination UNLocode
	ArrivalDeadline     time.Time
}

// Profile represents a single user profile.
type Profile struct {
	ID        string    `json:"id"`
	Name      string    `json:"name,omitempty"`
	Addresses []Address `json:"addresses,omitempty"`
}

// Address is a field of a user profile.
type Address struct {
	ID       string `json:"id"`
	Location string `json:"location,omitempty"`
}

// ProfileService is a simple CRUD interface for user profiles.
//
// @nats:server Profiles
type ProfileService interface {
	PostProfile(ctx context.Context, p Profile) error
	GetProfile(ctx context.Context, id string) (Profile, error)
	PutProfile(ctx context.Context, id string, p Profile) error
	PatchProfile(ctx context.Context, id string, p Profile) error
	DeleteProfile(ctx context.Context, id string) error
	GetAddresses(ctx context.Context, profileID string) ([]Address, error)
	GetAddress(ctx context.Context, profileID string, addressID string) (Address, error)
	PostAddress(ctx context.Context, profileID string, a Address) error
	DeleteAddress(ctx context.Context, profileID string, addressID string) error
}
