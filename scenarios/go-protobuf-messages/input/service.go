// Package orders is what protocol buffers generate for a service, with nothing added but the marker.
package orders

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/runtime/protoimpl"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Order is a message.
type Order struct {
	state         protoimpl.MessageState
	sizeCache     protoimpl.SizeCache
	unknownFields protoimpl.UnknownFields

	Id        string                            `protobuf:"bytes,1,opt,name=id,proto3" json:"id,omitempty"`
	CreatedAt *timestamppb.Timestamp            `protobuf:"bytes,2,opt,name=created_at,json=createdAt,proto3" json:"created_at,omitempty"`
	Due       *timestamppb.Timestamp            `json:"due"`
	Takes     *durationpb.Duration              `protobuf:"bytes,3,opt,name=takes,proto3" json:"takes,omitempty"`
	Note      *wrapperspb.StringValue           `protobuf:"bytes,4,opt,name=note,proto3" json:"note,omitempty"`
	Count     *wrapperspb.Int64Value            `protobuf:"bytes,5,opt,name=count,proto3" json:"count,omitempty"`
	Urgent    *wrapperspb.BoolValue             `protobuf:"bytes,6,opt,name=urgent,proto3" json:"urgent,omitempty"`
	Raw       *wrapperspb.BytesValue            `protobuf:"bytes,7,opt,name=raw,proto3" json:"raw,omitempty"`
	Rate      *wrapperspb.DoubleValue           `protobuf:"bytes,8,opt,name=rate,proto3" json:"rate,omitempty"`
	Visits    []*timestamppb.Timestamp          `protobuf:"bytes,9,rep,name=visits,proto3" json:"visits,omitempty"`
	Marks     map[string]*timestamppb.Timestamp `protobuf:"bytes,10,rep,name=marks,proto3" json:"marks,omitempty"`
	Parts     []*Order                          `protobuf:"bytes,11,rep,name=parts,proto3" json:"parts,omitempty"`
	Parent    *Order                            `protobuf:"bytes,12,opt,name=parent,proto3" json:"parent,omitempty"`
}

// OrderClient is the client's side of a service of gRPC.
//
// @nats:server Orders
type OrderClient interface {
	Get(ctx context.Context, in *Order, opts ...grpc.CallOption) (*Order, error)
	List(ctx context.Context, opts ...grpc.CallOption) ([]*Order, error)
	Since(ctx context.Context, at *timestamppb.Timestamp) (*timestamppb.Timestamp, error)
	Within(ctx context.Context, takes *durationpb.Duration, hooks ...func(*Order)) error
}
