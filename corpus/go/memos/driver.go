// Package memos keeps notes.
package memos

import (
	"context"
	"database/sql"
)

type RowStatus string

const (
	Normal   RowStatus = "NORMAL"
	Archived RowStatus = "ARCHIVED"
)

type Visibility string

const (
	Public    Visibility = "PUBLIC"
	Protected Visibility = "PROTECTED"
	Private   Visibility = "PRIVATE"
)

func (v Visibility) String() string { return string(v) }

type Note struct {
	ID         int32
	UID        string
	RowStatus  RowStatus
	CreatorID  int32
	CreatedTs  int64
	UpdatedTs  int64
	Content    string
	Visibility Visibility
	Pinned     bool
	Payload    *NotePayload
	ParentUID  *string
}

// NotePayload is as the compiler of protocol buffers would write it.
type NotePayload struct {
	state         messageState
	Property      *NotePayload_Property `protobuf:"bytes,1,opt,name=property,proto3" json:"property,omitempty"`
	Tags          []string              `protobuf:"bytes,3,rep,name=tags,proto3" json:"tags,omitempty"`
	unknownFields []byte
	sizeCache     int32
}

type messageState struct{ _ [0]func() }

type NotePayload_Property struct {
	state   messageState
	HasLink bool `protobuf:"varint,1,opt,name=has_link,json=hasLink,proto3" json:"has_link,omitempty"`
	HasCode bool `protobuf:"varint,3,opt,name=has_code,json=hasCode,proto3" json:"has_code,omitempty"`
}

type FindNote struct {
	ID             *int32
	UID            *string
	RowStatus      *RowStatus
	CreatorID      *int32
	VisibilityList []Visibility
	ExcludeContent bool
	Filters        []string
	Limit          *int
	Offset         *int
	OrderByPinned  bool
	OrderByTimeAsc bool
}

type UpdateNote struct {
	ID         int32
	UID        *string
	RowStatus  *RowStatus
	Content    *string
	Visibility *Visibility
	Payload    *NotePayload
}

type DeleteNote struct{ ID int32 }

type Role string

const (
	RoleHost  Role = "HOST"
	RoleAdmin Role = "ADMIN"
	RoleUser  Role = "USER"
)

type User struct {
	ID           int32
	RowStatus    RowStatus
	Username     string
	Role         Role
	Email        string
	PasswordHash string `json:"-"`
	AvatarURL    string
}

type FindUser struct {
	ID       *int32
	Username *string
	Role     *Role
	Limit    *int
}

type UpdateUser struct {
	ID        int32
	UpdatedTs *int64
	Username  *string
	Role      *Role
	Email     *string
}

// UserSetting has a value of one of several kinds.
type UserSetting struct {
	UserId int32
	Key    string
	Value  isUserSetting_Value `protobuf_oneof:"value"`
}

type isUserSetting_Value interface{ isUserSetting_Value() }

type UserSetting_General struct{ General *GeneralUserSetting }

type UserSetting_Shortcuts struct{ Shortcuts []string }

func (*UserSetting_General) isUserSetting_Value()   {}
func (*UserSetting_Shortcuts) isUserSetting_Value() {}

type GeneralUserSetting struct {
	Locale     string
	Appearance string
}

type WorkspaceSetting struct {
	Name, Value, Description string
}

// InstanceSetting is the same for the instance.
type InstanceSetting struct {
	Key   int32
	Value isInstanceSetting_Value
}

type isInstanceSetting_Value interface{ isInstanceSetting_Value() }

type File struct {
	ID          int32
	UID         string
	Filename    string
	Blob        []byte
	Type        string
	Size        int64
	StorageType int32
	NoteID      *int32
}

type FindFile struct {
	GetBlob        bool
	ID             *int32
	NoteID         *int32
	HasRelatedNote bool
}

type Reaction struct {
	ID           int32
	CreatorID    int32
	ContentID    string
	ReactionType string
}

type Relation struct {
	NoteID        int32
	RelatedNoteID int32
	Type          RelationType
}

type RelationType string

const (
	RelationReference RelationType = "REFERENCE"
	RelationComment   RelationType = "COMMENT"
)

type Webhook struct {
	ID, CreatorID int32
	Name, URL     string
}

type Activity struct {
	ID      int32
	Type    string
	Payload map[string]interface{}
}

type Inbox struct {
	ID, SenderID, ReceiverID int32
	Status                   string
	Message                  *InboxMessage
}

type InboxMessage struct {
	Type       int32
	ActivityId *int32
}

type IdentityProvider struct {
	ID     int32
	Name   string
	Config isIdentityProvider_Config
}

type isIdentityProvider_Config interface{ isIdentityProvider_Config() }

// Driver is an interface for store driver.
// It contains all methods that store database driver should implement.
//
// @nats:server NotesDriver
type Driver interface {
	GetDB() *sql.DB
	Close() error

	IsInitialized(ctx context.Context) (bool, error)

	// Activity model related methods.
	CreateActivity(ctx context.Context, create *Activity) (*Activity, error)
	ListActivities(ctx context.Context, find *Activity) ([]*Activity, error)

	// File model related methods.
	CreateFile(ctx context.Context, create *File) (*File, error)
	ListFiles(ctx context.Context, find *FindFile) ([]*File, error)
	UpdateFile(ctx context.Context, update *File) error
	DeleteFile(ctx context.Context, delete *File) error

	// Note model related methods.
	CreateNote(ctx context.Context, create *Note) (*Note, error)
	ListNotes(ctx context.Context, find *FindNote) ([]*Note, error)
	UpdateNote(ctx context.Context, update *UpdateNote) error
	DeleteNote(ctx context.Context, delete *DeleteNote) error

	// Relation model related methods.
	UpsertRelation(ctx context.Context, create *Relation) (*Relation, error)
	ListRelations(ctx context.Context, find *Relation) ([]*Relation, error)
	DeleteRelation(ctx context.Context, delete *Relation) error

	// WorkspaceSetting model related methods.
	UpsertWorkspaceSetting(ctx context.Context, upsert *WorkspaceSetting) (*WorkspaceSetting, error)
	ListWorkspaceSettings(ctx context.Context, find *WorkspaceSetting) ([]*WorkspaceSetting, error)
	DeleteWorkspaceSetting(ctx context.Context, delete *WorkspaceSetting) error
	UpsertInstanceSetting(ctx context.Context, upsert *InstanceSetting) (*InstanceSetting, error)

	// User model related methods.
	CreateUser(ctx context.Context, create *User) (*User, error)
	UpdateUser(ctx context.Context, update *UpdateUser) (*User, error)
	ListUsers(ctx context.Context, find *FindUser) ([]*User, error)
	DeleteUser(ctx context.Context, delete *User) error

	// UserSetting model related methods.
	UpsertUserSetting(ctx context.Context, upsert *UserSetting) (*UserSetting, error)
	ListUserSettings(ctx context.Context, find *UserSetting) ([]*UserSetting, error)

	// IdentityProvider model related methods.
	CreateIdentityProvider(ctx context.Context, create *IdentityProvider) (*IdentityProvider, error)
	ListIdentityProviders(ctx context.Context, find *IdentityProvider) ([]*IdentityProvider, error)
	DeleteIdentityProvider(ctx context.Context, id int32) error

	// Inbox model related methods.
	CreateInbox(ctx context.Context, create *Inbox) (*Inbox, error)
	ListInboxes(ctx context.Context, find *Inbox) ([]*Inbox, error)
	UpdateInbox(ctx context.Context, update *Inbox) (*Inbox, error)

	// Webhook model related methods.
	CreateWebhook(ctx context.Context, create *Webhook) (*Webhook, error)
	ListWebhooks(ctx context.Context, find *Webhook) ([]*Webhook, error)
	DeleteWebhook(ctx context.Context, delete *Webhook) error

	// Reaction model related methods.
	UpsertReaction(ctx context.Context, create *Reaction) (*Reaction, error)
	ListReactions(ctx context.Context, find *Reaction) ([]*Reaction, error)
	DeleteReaction(ctx context.Context, delete *Reaction) error
}
