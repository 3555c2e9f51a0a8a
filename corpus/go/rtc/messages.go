// Package rtc carries voice and video. Its messages look as the compiler of protocol buffers writes them.
package rtc

import (
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

type messageState struct{ _ [0]func() }

type Room struct {
	state           messageState
	Sid             string                 `protobuf:"bytes,1,opt,name=sid,proto3" json:"sid,omitempty"`
	Name            string                 `protobuf:"bytes,2,opt,name=name,proto3" json:"name,omitempty"`
	EmptyTimeout    uint32                 `protobuf:"varint,3,opt,name=empty_timeout,json=emptyTimeout,proto3" json:"empty_timeout,omitempty"`
	CreationTime    int64                  `protobuf:"varint,5,opt,name=creation_time,json=creationTime,proto3" json:"creation_time,omitempty"`
	EnabledCodecs   []*Codec               `protobuf:"bytes,7,rep,name=enabled_codecs,json=enabledCodecs,proto3" json:"enabled_codecs,omitempty"`
	Metadata        string                 `protobuf:"bytes,8,opt,name=metadata,proto3" json:"metadata,omitempty"`
	ActiveRecording bool                   `protobuf:"varint,10,opt,name=active_recording,json=activeRecording,proto3" json:"active_recording,omitempty"`
	StartedAt       *timestamppb.Timestamp `protobuf:"bytes,12,opt,name=started_at,json=startedAt,proto3" json:"started_at,omitempty"`
	unknownFields   []byte
	sizeCache       int32
}

type Codec struct {
	Mime     string `protobuf:"bytes,1,opt,name=mime,proto3" json:"mime,omitempty"`
	FmtpLine string `protobuf:"bytes,2,opt,name=fmtp_line,json=fmtpLine,proto3" json:"fmtp_line,omitempty"`
}

type ParticipantInfo_State int32

const (
	ParticipantInfo_JOINING      ParticipantInfo_State = 0
	ParticipantInfo_JOINED       ParticipantInfo_State = 1
	ParticipantInfo_ACTIVE       ParticipantInfo_State = 2
	ParticipantInfo_DISCONNECTED ParticipantInfo_State = 3
)

type ParticipantInfo struct {
	Sid        string                `protobuf:"bytes,1,opt,name=sid,proto3" json:"sid,omitempty"`
	Identity   string                `protobuf:"bytes,2,opt,name=identity,proto3" json:"identity,omitempty"`
	State      ParticipantInfo_State `protobuf:"varint,3,opt,name=state,proto3" json:"state,omitempty"`
	Tracks     []*TrackInfo          `protobuf:"bytes,4,rep,name=tracks,proto3" json:"tracks,omitempty"`
	Attributes map[string]string     `json:"attributes,omitempty"`
}

type TrackInfo struct {
	Sid    string `json:"sid,omitempty"`
	Muted  bool   `json:"muted,omitempty"`
	Width  uint32 `json:"width,omitempty"`
	Height uint32 `json:"height,omitempty"`
}

type CreateRoomRequest struct {
	Name         string               `json:"name,omitempty"`
	EmptyTimeout *durationpb.Duration `json:"empty_timeout,omitempty"`
	Egress       *RoomEgress          `json:"egress,omitempty"`
}

type RoomEgress struct {
	Room *RoomCompositeEgressRequest `json:"room,omitempty"`
}

type ListRoomsRequest struct {
	Names []string `json:"names,omitempty"`
}

type ListRoomsResponse struct {
	Rooms []*Room `json:"rooms,omitempty"`
}

type RoomParticipantIdentity struct{ Room, Identity string }

type MuteRoomTrackRequest struct {
	Room, Identity, TrackSid string
	Muted                    bool
}

type SendDataRequest struct {
	Room        string
	Data        []byte
	Kind        int32
	Destination []string
	Topic       *string
}

type isRoomCompositeEgressRequest_Output interface{ isRoomCompositeEgressRequest_Output() }

type RoomCompositeEgressRequest_File struct {
	File *EncodedFileOutput `protobuf:"bytes,6,opt,name=file,proto3,oneof"`
}

type RoomCompositeEgressRequest_Stream struct {
	Stream *StreamOutput `protobuf:"bytes,7,opt,name=stream,proto3,oneof"`
}

func (*RoomCompositeEgressRequest_File) isRoomCompositeEgressRequest_Output()   {}
func (*RoomCompositeEgressRequest_Stream) isRoomCompositeEgressRequest_Output() {}

type RoomCompositeEgressRequest struct {
	RoomName  string                              `protobuf:"bytes,1,opt,name=room_name,json=roomName,proto3" json:"room_name,omitempty"`
	Layout    string                              `json:"layout,omitempty"`
	AudioOnly bool                                `json:"audio_only,omitempty"`
	Output    isRoomCompositeEgressRequest_Output `protobuf_oneof:"output"`
}

type EncodedFileOutput struct {
	FileType int32  `json:"file_type,omitempty"`
	Filepath string `json:"filepath,omitempty"`
}

type StreamOutput struct {
	Protocol int32    `json:"protocol,omitempty"`
	Urls     []string `json:"urls,omitempty"`
}

type EgressInfo struct {
	EgressId  string               `json:"egress_id,omitempty"`
	RoomName  string               `json:"room_name,omitempty"`
	Status    EgressStatus         `json:"status,omitempty"`
	StartedAt int64                `json:"started_at,omitempty"`
	Request   isEgressInfo_Request `protobuf_oneof:"request"`
	Error     string               `json:"error,omitempty"`
}

type EgressStatus int32

type isEgressInfo_Request interface{ isEgressInfo_Request() }

type ListEgressRequest struct {
	RoomName, EgressId string
	Active             bool
}

type IngressInfo struct {
	IngressId, Name, StreamKey, Url string
	InputType                       int32
	State                           *IngressState
	Reusable                        bool
}

type IngressState struct {
	Status    int32
	Error     string
	StartedAt int64
}

type SIPTrunkInfo struct {
	SipTrunkId     string
	Numbers        []string
	AllowedNumbers []string
	Headers        map[string]string
	RingingTimeout *durationpb.Duration
}

type SIPDispatchRuleInfo struct {
	SipDispatchRuleId string
	Rule              *SIPDispatchRule
	TrunkIds          []string
}

type SIPDispatchRule struct {
	Rule isSIPDispatchRule_Rule `protobuf_oneof:"rule"`
}

type isSIPDispatchRule_Rule interface{ isSIPDispatchRule_Rule() }

type Empty = emptypb.Empty
