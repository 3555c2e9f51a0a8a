// Package dashboards has the services of a tool that draws graphs.
package dashboards

import (
	"errors"
	"time"

	"example.com/corpus/dashboards/simplejson"
)

var (
	ErrDashboardNotFound = errors.New("dashboard not found")
	ErrFolderNotFound    = errors.New("folder not found")
	ErrQuotaReached      = errors.New("quota reached")
)

// Requester is whoever asks: an interface, so that sessions, keys and jobs can all be one.
type Requester interface {
	GetID() string
	GetOrgID() int64
	GetPermissions() map[string][]string
	HasRole(role RoleType) bool
	IsNil() bool
}

type RoleType string

const (
	RoleNone   RoleType = "None"
	RoleViewer RoleType = "Viewer"
	RoleEditor RoleType = "Editor"
	RoleAdmin  RoleType = "Admin"
)

func (r RoleType) IsValid() bool { return r == RoleViewer || r == RoleEditor || r == RoleAdmin }

type PermissionType int

const (
	PermissionView PermissionType = 1 << iota
	PermissionEdit
	PermissionAdmin
)

func (p PermissionType) String() string {
	names := map[int]string{int(PermissionView): "View", int(PermissionEdit): "Edit", int(PermissionAdmin): "Admin"}
	return names[int(p)]
}

// Dashboard model.
type Dashboard struct {
	ID        int64  `xorm:"pk autoincr 'id'"`
	UID       string `xorm:"uid"`
	Slug      string
	OrgID     int64 `xorm:"org_id"`
	Version   int
	PluginID  string `xorm:"plugin_id"`
	Created   time.Time
	Updated   time.Time
	Deleted   time.Time
	UpdatedBy int64
	FolderUID string `xorm:"folder_uid"`
	IsFolder  bool
	Title     string
	Data      *simplejson.JSON
}

type GetDashboardQuery struct {
	ID    int64
	UID   string
	Title *string
	OrgID int64
}

type SaveDashboardDTO struct {
	OrgID     int64
	UpdatedAt time.Time
	User      *SignedInUser
	Message   string
	Overwrite bool
	Dashboard *Dashboard
}

type SaveDashboardCommand struct {
	Dashboard *simplejson.JSON `json:"dashboard" binding:"Required"`
	UserID    int64            `json:"userId"`
	Overwrite bool             `json:"overwrite"`
	Message   string           `json:"message"`
	OrgID     int64            `json:"-"`
	FolderUID string           `json:"folderUid"`
	UpdatedAt time.Time
}

type DeleteDashboardCommand struct {
	ID                     int64
	UID                    string
	OrgID                  int64
	ForceDeleteFolderRules bool
}

type FindPersistedDashboardsQuery struct {
	Title        string
	OrgId        int64
	SignedInUser Requester
	DashboardIds []int64
	Tags         []string
	Limit, Page  int64
	Permission   PermissionType
	Sort         SortOption
}

type SortOption struct {
	Name, DisplayName string
	Index             int
	Filter            []SortFilter
}

type SortFilter interface{ OrderBy() string }

type DashboardSearchProjection struct {
	ID       int64  `xorm:"id"`
	UID      string `xorm:"uid"`
	Title    string
	Term     string
	SortMeta int64
	Tags     []string
}

type CountDashboardsInFolderRequest struct {
	FolderUIDs []string
	OrgID      int64
}

type ProvisioningData struct {
	ID          int64
	DashboardID int64
	Name        string
	ExternalID  string
	CheckSum    string
	Updated     int64
}

type SignedInUser struct {
	UserID      int64 `xorm:"user_id"`
	OrgID       int64 `xorm:"org_id"`
	OrgRole     RoleType
	Login       string
	Permissions map[int64]map[string][]string
	Teams       []int64
	Cache       map[string]any `json:"-"`
	LastSeenAt  time.Time
}

type Folder struct {
	ID          int64  `xorm:"pk autoincr 'id'"`
	UID         string `xorm:"uid"`
	OrgID       int64
	Title       string
	Description string
	URL         string `json:"url"`
	Version     int
	Created     time.Time
	ParentUID   string
	Fullpath    string
	ManagedBy   ManagerKind
}

type ManagerKind string

type GetFolderQuery struct {
	UID          *string
	ID           *int64
	Title        *string
	OrgID        int64
	SignedInUser Requester `json:"-"`
}

type CreateFolderCommand struct {
	UID, Title, Description, ParentUID string
	OrgID                              int64
	SignedInUser                       Requester `json:"-"`
}

type UpdateFolderCommand struct {
	UID            string
	OrgID          int64
	NewTitle       *string
	NewDescription *string
	Version        int
	Overwrite      bool
}

type MoveFolderCommand struct {
	UID, NewParentUID string
	OrgID             int64
}

type DescendantCounts map[string]int64

type User struct {
	ID            int64 `json:"id" xorm:"pk autoincr 'id'"`
	UID           string
	Version       int
	Email         string
	Name          string
	Login         string
	Password      Password
	Salt          string
	EmailVerified bool
	IsAdmin       bool
	Created       time.Time
	LastSeenAt    time.Time
}

// Password is text that never shows in logs.
type Password string

func (p Password) String() string { return "******" }

type CreateUserCommand struct {
	Email, Login, Name, Company string
	OrgID                       int64
	Password                    Password
	DefaultOrgRole              string
	IsServiceAccount            bool
}

type UpdateUserCommand struct {
	UserID   int64 `json:"-"`
	Name     string
	Email    string
	Login    string
	Theme    *string
	HelpFlag HelpFlags1
	Admin    *bool
}

type HelpFlags1 uint64

const (
	HelpFlagGettingStartedPanelDismissed HelpFlags1 = 1 << iota
	HelpFlagDashboardHelp1
)

func (f HelpFlags1) HasFlag(flag HelpFlags1) bool { return f&flag != 0 }

type SearchUsersQuery struct {
	SignedInUser Requester
	OrgID        int64
	Query        string
	Page, Limit  int
	AuthModule   string
	Filters      []Filter
	IsDisabled   *bool
}

// Filter is for a WHERE clause.
type Filter interface {
	WhereCondition() *WhereCondition
	JoinCondition() *JoinCondition
}

type WhereCondition struct {
	Condition string
	Params    interface{}
}

type JoinCondition struct{ Operator, Table, Params string }

type UserProfile struct {
	ID            int64           `json:"id"`
	Email         string          `json:"email"`
	Theme         string          `json:"theme"`
	IsDisabled    bool            `json:"isDisabled"`
	AuthLabels    []string        `json:"authLabels"`
	UpdatedAt     time.Time       `json:"updatedAt"`
	AccessControl map[string]bool `json:"accessControl,omitempty"`
}

type UpdateUserLastSeenAtCommand struct{ UserID, OrgID int64 }

type Usage map[string]int64

type Org struct {
	ID      int64 `json:"id"`
	Version int
	Name    string
	Address
	Created time.Time
	Updated time.Time
}

type Address struct {
	Address1, Address2, City string
	ZipCode                  string
	State, Country           string
}

type OrgUserDTO struct {
	OrgID      int64           `json:"orgId"`
	UserID     int64           `json:"userId"`
	Login      string          `json:"login"`
	Role       string          `json:"role"`
	LastSeenAt time.Time       `json:"lastSeenAt"`
	Labels     map[string]bool `json:"accessControl,omitempty"`
}

type APIKey struct {
	ID               int64 `json:"id"`
	OrgID            int64 `json:"orgId"`
	Name             string
	Key              string
	Role             RoleType
	Expires          *int64
	ServiceAccountId *int64
	LastUsedAt       *time.Time
	IsRevoked        *bool
}

type Annotation struct {
	ID          int64            `json:"id"`
	DashboardID int64            `json:"dashboardId"`
	PanelID     int64            `json:"panelId"`
	Text        string           `json:"text"`
	Epoch       int64            `json:"epoch"`
	EpochEnd    int64            `json:"epochEnd"`
	Tags        []string         `json:"tags"`
	Data        *simplejson.JSON `json:"data"`
}

type AnnotationQuery struct {
	OrgID        int64  `json:"orgId"`
	From         int64  `json:"from"`
	To           int64  `json:"to"`
	DashboardUID string `json:"dashboardUID"`
	Tags         []string
	MatchAny     bool
	SignedInUser Requester
}

type TagsResult struct {
	Tags []*TagsDTO `json:"tags"`
}

type TagsDTO struct {
	Tag   string `json:"tag"`
	Count int64  `json:"count"`
}

type DataSource struct {
	ID             int64             `json:"id,omitempty"`
	UID            string            `json:"uid"`
	Name           string            `json:"name"`
	Type           string            `json:"type"`
	Access         DsAccess          `json:"access"`
	URL            string            `json:"url"`
	JsonData       *simplejson.JSON  `json:"jsonData"`
	SecureJsonData map[string][]byte `json:"secureJsonData"`
	ReadOnly       bool
	Created        time.Time `json:"created,omitempty"`
}

type DsAccess string

const (
	DsAccessProxy  DsAccess = "proxy"
	DsAccessDirect DsAccess = "direct"
)

type Scope string

type PermissionDTO struct {
	Action string `json:"action"`
	Scope  string `json:"scope"`
}
