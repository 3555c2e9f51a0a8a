package rtc

import (
	"context"
	"time"

	"google.golang.org/grpc"
)

type (
	RoomName            string
	ParticipantIdentity string
)

// @nats:server RtcRooms
type RoomService interface {
	CreateRoom(ctx context.Context, req *CreateRoomRequest) (*Room, error)
	ListRooms(ctx context.Context, req *ListRoomsRequest) (*ListRoomsResponse, error)
	DeleteRoom(ctx context.Context, req *RoomParticipantIdentity) (*Empty, error)
	ListParticipants(ctx context.Context, room string) ([]*ParticipantInfo, error)
	GetParticipant(ctx context.Context, req *RoomParticipantIdentity) (*ParticipantInfo, error)
	RemoveParticipant(ctx context.Context, req *RoomParticipantIdentity) (*Empty, error)
	MutePublishedTrack(ctx context.Context, req *MuteRoomTrackRequest) (*TrackInfo, error)
	SendData(ctx context.Context, req *SendDataRequest) error
}

// @nats:server RtcObjects
type ObjectStore interface {
	LoadRoom(ctx context.Context, roomName RoomName, includeInternal bool) (*Room, *RoomEgress, error)
	ListRooms(ctx context.Context, roomNames []RoomName) ([]*Room, error)
	RoomExists(ctx context.Context, roomName RoomName) (bool, error)
	StoreRoom(ctx context.Context, room *Room) error
	LockRoom(ctx context.Context, roomName RoomName, duration time.Duration) (string, error)
	UnlockRoom(ctx context.Context, roomName RoomName, uid string) error
	LoadParticipant(ctx context.Context, roomName RoomName, identity ParticipantIdentity) (*ParticipantInfo, error)
	StoreParticipant(ctx context.Context, roomName RoomName, participant *ParticipantInfo) error
	DeleteParticipant(ctx context.Context, roomName RoomName, identity ParticipantIdentity) error
}

// @nats:server RtcEgress
type EgressStore interface {
	StoreEgress(ctx context.Context, info *EgressInfo) error
	LoadEgress(ctx context.Context, egressID string) (*EgressInfo, error)
	ListEgress(ctx context.Context, roomName RoomName, active bool) ([]*EgressInfo, error)
	UpdateEgress(ctx context.Context, info *EgressInfo) error
}

// @nats:server RtcIngress
type IngressStore interface {
	StoreIngress(ctx context.Context, info *IngressInfo) error
	LoadIngress(ctx context.Context, ingressID string) (*IngressInfo, error)
	UpdateIngressState(ctx context.Context, ingressId string, state *IngressState) error
	DeleteIngress(ctx context.Context, info *IngressInfo) error
}

// @nats:server RtcSip
type SIPStore interface {
	StoreSIPTrunk(ctx context.Context, info *SIPTrunkInfo) error
	LoadSIPTrunk(ctx context.Context, sipTrunkID string) (*SIPTrunkInfo, error)
	ListSIPTrunk(ctx context.Context) ([]*SIPTrunkInfo, error)
	StoreSIPDispatchRule(ctx context.Context, info *SIPDispatchRuleInfo) error
	ListSIPDispatchRule(ctx context.Context) ([]*SIPDispatchRuleInfo, error)
}

// RtcSignalClient is the client API for the signal service.
//
// @nats:server RtcSignaling
type RtcSignalClient interface {
	Start(ctx context.Context, in *RoomParticipantIdentity, opts ...grpc.CallOption) (*ParticipantInfo, error)
	Move(ctx context.Context, in *RoomParticipantIdentity, opts ...grpc.CallOption) (*Empty, error)
	Relay(ctx context.Context, opts ...grpc.CallOption) (grpc.BidiStreamingClient[SendDataRequest, SendDataRequest], error)
}
