// Package gitstore has the stores of a place for source code.
package gitstore

import (
	"encoding/json"
	"errors"
	"strings"
)

var ErrResourceNotFound = errors.New("resource not found")

// SHA is the name of a commit.
type SHA struct{ str string }

func (s SHA) String() string                      { return s.str }
func (s SHA) IsEmpty() bool                       { return s.str == "" }
func (s SHA) MarshalJSON() ([]byte, error)        { return json.Marshal(s.str) }
func (s *SHA) UnmarshalJSON(content []byte) error { return json.Unmarshal(content, &s.str) }

// Secret is never written in plain text.
type Secret string

func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + strings.Repeat("*", 8) + `"`), nil }

// PrincipalType is one of three.
type PrincipalType string

const (
	PrincipalTypeUser           PrincipalType = "user"
	PrincipalTypeService        PrincipalType = "service"
	PrincipalTypeServiceAccount PrincipalType = "serviceaccount"
)

func (PrincipalType) Enum() []interface{} { return nil }

func (s PrincipalType) Sanitize() (PrincipalType, bool) { return s, s != "" }

type Principal struct {
	ID          int64         `db:"principal_id" json:"-"`
	UID         string        `json:"uid"`
	Email       string        `json:"email"`
	Type        PrincipalType `json:"type"`
	DisplayName string        `json:"display_name"`
	Admin       bool          `json:"admin"`
	Blocked     bool          `json:"blocked"`
	Salt        string        `json:"-"`
	Created     int64         `json:"created"`
	Updated     int64         `json:"updated"`
}

type User struct {
	ID          int64  `json:"-"`
	UID         string `json:"uid"`
	Email       string `json:"email"`
	DisplayName string `json:"display_name"`
	Password    string `json:"-"`
	Admin       bool   `json:"admin"`
	Created     int64  `json:"created"`
}

type ServiceAccount struct {
	ID         int64              `json:"-"`
	UID        string             `json:"uid"`
	ParentType ParentResourceType `json:"parent_type"`
	ParentID   int64              `json:"parent_id"`
}

type ParentResourceType string

type UserFilter struct {
	Page  int      `json:"page"`
	Size  int      `json:"size"`
	Sort  UserAttr `json:"sort"`
	Order Order    `json:"order"`
	Admin bool     `json:"admin"`
}

type UserAttr int

const (
	UserAttrNone UserAttr = iota
	UserAttrUID
	UserAttrEmail
)

// Order defines the sort order; it travels by its name.
type Order int

const (
	OrderDefault Order = iota
	OrderAsc
	OrderDesc
)

func (e Order) MarshalText() ([]byte, error) { return []byte([...]string{"", "asc", "desc"}[e]), nil }

func (e *Order) UnmarshalText(text []byte) error {
	switch string(text) {
	case "asc":
		*e = OrderAsc
	case "desc":
		*e = OrderDesc
	default:
		*e = OrderDefault
	}
	return nil
}

type Space struct {
	ID          int64  `json:"id"`
	ParentID    int64  `json:"parent_id"`
	Path        string `json:"path"`
	Identifier  string `json:"identifier"`
	Description string `json:"description"`
	CreatedBy   int64  `json:"created_by"`
	Created     int64  `json:"created"`
	Deleted     *int64 `json:"deleted,omitempty"`
}

type SpaceFilter struct {
	Page              int    `json:"page"`
	Size              int    `json:"size"`
	Query             string `json:"query"`
	Order             Order  `json:"order"`
	DeletedBeforeOrAt *int64 `json:"deleted_before_or_at,omitempty"`
	Recursive         bool   `json:"recursive"`
}

type SpaceParentData struct {
	ID         int64  `json:"id"`
	Identifier string `json:"identifier"`
	ParentID   int64  `json:"parent_id"`
}

type RepoState int

type Repository struct {
	ID            int64           `json:"id"`
	Version       int64           `json:"-"`
	ParentID      int64           `json:"parent_id"`
	Identifier    string          `json:"identifier"`
	Path          string          `json:"path"`
	Description   string          `json:"description"`
	GitUID        string          `json:"-"`
	DefaultBranch string          `json:"default_branch"`
	State         RepoState       `json:"state"`
	IsEmpty       bool            `json:"is_empty"`
	Tags          json.RawMessage `json:"tags,omitempty"`
	Size          int64           `json:"size"`
}

type RepositoryGitInfo struct {
	ID       int64
	ParentID int64
	GitUID   string
}

type RepoFilter struct {
	Page             int    `json:"page"`
	Size             int    `json:"size"`
	Query            string `json:"query"`
	Order            Order  `json:"order"`
	OnlyFavoritesFor *int64
}

type MembershipKey struct{ SpaceID, PrincipalID int64 }

type Membership struct {
	MembershipKey `json:"-"`
	CreatedBy     int64          `json:"-"`
	Created       int64          `json:"created"`
	Role          MembershipRole `json:"role"`
}

type MembershipRole string

const (
	MembershipRoleReader   MembershipRole = "reader"
	MembershipRoleExecutor MembershipRole = "executor"
	MembershipRoleOwner    MembershipRole = "space_owner"
)

type MembershipUser struct {
	Membership
	Principal Principal `json:"principal"`
	AddedBy   Principal `json:"added_by"`
}

type MembershipSpace struct {
	Membership
	Space Space `json:"space"`
}

type Label struct {
	ID         int64      `json:"id"`
	SpaceID    *int64     `json:"space_id,omitempty"`
	RepoID     *int64     `json:"repo_id,omitempty"`
	Key        string     `json:"key"`
	Type       LabelType  `json:"type"`
	Color      LabelColor `json:"color"`
	ValueCount int64      `json:"value_count"`
}

type LabelType string
type LabelColor string

type LabelFilter struct {
	Page, Size int
	Query      string
	Inherited  bool
}

type LabelValue struct {
	ID      int64  `json:"id"`
	LabelID int64  `json:"label_id"`
	Value   string `json:"value"`
}

type PullReq struct {
	ID            int64        `json:"-"`
	Number        int64        `json:"number"`
	State         PullReqState `json:"state"`
	IsDraft       bool         `json:"is_draft"`
	Title         string       `json:"title"`
	SourceBranch  string       `json:"source_branch"`
	TargetBranch  string       `json:"target_branch"`
	SourceSHA     string       `json:"source_sha"`
	MergeMethod   *MergeMethod `json:"merge_method"`
	MergeSHA      *string      `json:"merge_sha"`
	ConflictFiles []string     `json:"merge_conflicts,omitempty"`
	Author        Principal    `json:"author"`
	Merger        *Principal   `json:"merger"`
	Labels        []*Label     `json:"labels,omitempty"`
}

type PullReqState string
type MergeMethod string

type PullReqFilter struct {
	Page, Size int
	Query      string
	CreatedBy  []int64
	States     []PullReqState
	Order      Order
	CreatedLt  int64
	CreatedGt  int64
	LabelID    []int64
}

type WebhookCore struct {
	ID           int64            `json:"id"`
	Identifier   string           `json:"identifier"`
	URL          string           `json:"url"`
	Secret       Secret           `json:"-"`
	Token        Secret           `json:"token"`
	Triggers     []WebhookTrigger `json:"triggers"`
	ExtraHeaders []Header         `json:"extra_headers,omitempty"`
}

type WebhookTrigger string

type Header struct{ Key, Value string }

type Token struct {
	Type        string `json:"-"`
	ID          int64  `json:"-"`
	PrincipalID int64  `json:"principal_id"`
	Identifier  string `json:"identifier"`
	ExpiresAt   *int64 `json:"expires_at,omitempty"`
	IssuedAt    int64  `json:"issued_at"`
}

type Commit struct {
	SHA        SHA          `json:"sha"`
	ParentSHAs []SHA        `json:"parent_shas,omitempty"`
	Title      string       `json:"title"`
	Message    string       `json:"message"`
	Author     Signature    `json:"author"`
	Stats      *CommitStats `json:"stats,omitempty"`
}

type CommitStats struct {
	Total struct {
		Insertions, Deletions int64
	} `json:"total"`
	Files []string `json:"files,omitempty"`
}

type Signature struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	When  int64  `json:"when"`
}

type Job struct {
	UID                string `db:"job_uid"`
	Created            int64
	Type               string
	Priority           JobPriority
	Data               string
	Result             string
	MaxDurationSeconds int
	State              JobState
	RunProgress        int
}

type JobPriority int
type JobState string
