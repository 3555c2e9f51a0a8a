// Package flags stores feature flags.
package flags

import (
	"context"
	"fmt"
	"time"
)

type FlagType int32

const (
	FlagType_VARIANT_FLAG_TYPE FlagType = 0
	FlagType_BOOLEAN_FLAG_TYPE FlagType = 1
)

type Variant struct {
	Id         string     `protobuf:"bytes,1,opt,name=id,proto3" json:"id,omitempty"`
	FlagKey    string     `protobuf:"bytes,2,opt,name=flag_key,proto3" json:"flag_key,omitempty"`
	Key        string     `protobuf:"bytes,3,opt,name=key,proto3" json:"key,omitempty"`
	Attachment string     `protobuf:"bytes,8,opt,name=attachment,proto3" json:"attachment,omitempty"`
	CreatedAt  *time.Time `json:"created_at,omitempty"`
}

type Flag struct {
	Key            string         `json:"key,omitempty"`
	Name           string         `json:"name,omitempty"`
	Enabled        bool           `json:"enabled,omitempty"`
	Type           FlagType       `json:"type,omitempty"`
	Variants       []*Variant     `json:"variants,omitempty"`
	DefaultVariant *Variant       `json:"default_variant,omitempty"`
	Metadata       map[string]any `json:"metadata,omitempty"`
}

type ConstraintOp string

type Constraint struct {
	Id, SegmentKey, Property, Value string
	Operator                        ConstraintOp
}

type Segment struct {
	Key         string        `json:"key,omitempty"`
	Name        string        `json:"name,omitempty"`
	Constraints []*Constraint `json:"constraints,omitempty"`
}

type Rule struct {
	Id            string   `json:"id,omitempty"`
	FlagKey       string   `json:"flag_key,omitempty"`
	SegmentKeys   []string `json:"segment_keys,omitempty"`
	Rank          int32    `json:"rank,omitempty"`
	Distributions []*struct {
		VariantKey string
		Rollout    float32
	} `json:"distributions,omitempty"`
}

// EvaluationRollout is what an evaluation needs of a rollout.
type EvaluationRollout struct {
	NamespaceKey string
	RolloutType  int32
	Rank         int32
	Threshold    *RolloutThreshold
	Segment      *RolloutSegment
}

type RolloutThreshold struct {
	Percentage float32
	Value      bool
}

type RolloutSegment struct {
	Value    bool
	Segments map[string]*EvaluationSegment
}

type EvaluationSegment struct {
	SegmentKey  string
	Constraints []Constraint
}

// Reference names a revision.
type Reference string

// NamespaceRequest names a namespace of a revision.
type NamespaceRequest struct {
	Reference
	key string
}

// ResourceRequest names a thing of a namespace.
type ResourceRequest struct {
	NamespaceRequest
	Key string
}

// ListRequest is a page of something.
type ListRequest[P any] struct {
	Predicate   P
	QueryParams QueryParams
}

type QueryParams struct {
	Limit     uint64
	Offset    uint64
	PageToken string
	Order     Order
}

type Order uint8

const (
	OrderAsc Order = iota
	OrderDesc
)

// ResultSet is a page and where the next one begins.
type ResultSet[T any] struct {
	Results       []T
	NextPageToken string
}

// @nats:server FlagStore
type Store interface {
	fmt.Stringer
	GetFlag(ctx context.Context, req ResourceRequest) (*Flag, error)
	ListFlags(ctx context.Context, req *ListRequest[NamespaceRequest]) (ResultSet[*Flag], error)
	CountFlags(ctx context.Context, ns NamespaceRequest) (uint64, error)
	CreateFlag(ctx context.Context, r *Flag) (*Flag, error)
	UpdateFlag(ctx context.Context, r *Flag) (*Flag, error)
	DeleteFlag(ctx context.Context, r *ResourceRequest) error
	CreateVariant(ctx context.Context, r *Variant) (*Variant, error)
	DeleteVariant(ctx context.Context, r *ResourceRequest) error
	GetSegment(ctx context.Context, req ResourceRequest) (*Segment, error)
	ListSegments(ctx context.Context, req *ListRequest[NamespaceRequest]) (ResultSet[*Segment], error)
	GetRule(ctx context.Context, ns NamespaceRequest, id string) (*Rule, error)
	OrderRules(ctx context.Context, ns NamespaceRequest, ids []string) error
	// GetEvaluationRollouts returns the rollouts of a flag, in order of rank.
	GetEvaluationRollouts(ctx context.Context, flag ResourceRequest) ([]*EvaluationRollout, error)
	GetVersion(ctx context.Context, ns NamespaceRequest) (string, error)
}
