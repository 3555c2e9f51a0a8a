// Package forge has the services and notifiers of a small forge.
package forge

import (
	"context"
	"io"
	"net/url"
	"os"
	"time"

	"gorm.io/gorm"
)

// TimeStamp is seconds since 1970.
type TimeStamp int64

func (ts TimeStamp) AsTime() time.Time { return time.Unix(int64(ts), 0) }

// Option is a value that may be missing.
type Option[T any] []T

func (o Option[T]) Has() bool { return o != nil }

type AccessMode int

const (
	AccessModeNone AccessMode = iota
	AccessModeRead
	AccessModeWrite
	AccessModeAdmin
	AccessModeOwner
)

type User struct {
	ID          int64  `xorm:"pk autoincr"`
	LowerName   string `xorm:"UNIQUE NOT NULL"`
	Name        string
	FullName    string
	Email       string
	Visibility  VisibleType
	CreatedUnix TimeStamp
	IsActive    bool
	NumRepos    int
}

type VisibleType int

type Repository struct {
	ID            int64 `xorm:"pk autoincr"`
	OwnerID       int64
	OwnerName     string
	Owner         *User `xorm:"-"`
	Name          string
	DefaultBranch string
	NumIssues     int
	IsPrivate     bool
	IsFork        bool
	BaseRepo      *Repository `xorm:"-"`
	Topics        []string
	Units         []*RepoUnit
	Size          int64
	CreatedUnix   TimeStamp
}

// RepoUnit describes one unit of a repository; each kind has its own settings.
type RepoUnit struct {
	ID     int64
	Type   UnitType
	Config UnitConfig
}

type UnitType int

type UnitConfig interface{ ToDB() ([]byte, error) }

type Issue struct {
	ID             int64
	Index          int64
	PosterID       int64
	Poster         *User
	Title          string
	Content        string
	Labels         []*Label
	Assignees      []*User
	IsClosed       bool
	IsPull         bool
	DeadlineUnix   TimeStamp
	Reactions      map[string][]int64
	isLabelsLoaded bool
}

type Label struct {
	ID          int64
	Name, Color string
	Exclusive   bool
}

type Comment struct {
	ID      int64
	Type    CommentType
	IssueID int64
	Content string
	Line    int64
}

type CommentType int

type Release struct {
	ID      int64
	TagName string
	IsDraft bool
}

type IssuesOptions struct {
	ListOptions
	RepoIDs          []int64
	AssigneeID       Option[int64]
	IsClosed         Option[bool]
	LabelIDs         []int64
	SortType         string
	UpdatedAfterUnix int64
}

type ListOptions struct {
	Page, PageSize int
	ListAll        bool
}

type PushUpdateOptions struct {
	PusherName, RepoUserName, RepoName string
	RefFullName                        RefName
	OldCommitID, NewCommitID           string
	TimeNano                           int64
}

type RefName string

type PushCommits struct {
	Commits    []*PushCommit
	CompareURL string
	Len        int
}

type PushCommit struct {
	Sha1, Message, AuthorEmail string
	Timestamp                  time.Time
}

type TrackedTime struct {
	gorm.Model
	UserID, IssueID int64
	Time            int64
	Deleted         bool
}

// IssueService is what pages and hooks call.
//
// @nats:server ForgeIssues
type IssueService interface {
	NewIssue(ctx context.Context, repo *Repository, issue *Issue, labelIDs []int64, uuids []string, assigneeIDs []int64) error
	ChangeTitle(ctx context.Context, issue *Issue, doer *User, title string) error
	ChangeContent(ctx context.Context, issue *Issue, doer *User, content string, contentVersion int) (err error)
	UpdateAssignees(ctx context.Context, issue *Issue, oneAssignee string, multipleAssignees []string, doer *User) error
	DeleteIssue(ctx context.Context, doer *User, issue *Issue) error
	Issues(ctx context.Context, opts *IssuesOptions) ([]*Issue, error)
	CountIssues(ctx context.Context, opts *IssuesOptions) (int64, error)
	IssueIDs(ctx context.Context, opts *IssuesOptions, otherConds ...func(db *gorm.DB) *gorm.DB) ([]int64, int64, error)
	ToggleLabel(ctx context.Context, issue *Issue, doer *User, label *Label) (added bool, err error)
	AddTime(ctx context.Context, user *User, issue *Issue, amount int64, created time.Time) (*TrackedTime, error)
	TotalTimes(ctx context.Context, issueIDs ...int64) (map[int64]int64, error)
}

// Notifier defines an interface to notify receiver.
//
// @nats:server ForgeNotifier
type Notifier interface {
	Run()
	AdoptRepository(ctx context.Context, doer, u *User, repo *Repository)
	CreateRepository(ctx context.Context, doer, u *User, repo *Repository)
	DeleteRepository(ctx context.Context, doer *User, repo *Repository)
	RenameRepository(ctx context.Context, doer *User, repo *Repository, oldRepoName string)
	NewIssue(ctx context.Context, issue *Issue, mentions []*User)
	IssueChangeStatus(ctx context.Context, doer *User, commitID string, issue *Issue, actionComment *Comment, closeOrReopen bool)
	IssueChangeTitle(ctx context.Context, doer *User, issue *Issue, oldTitle string)
	IssueChangeLabels(ctx context.Context, doer *User, issue *Issue, addedLabels []*Label, removedLabels []*Label)
	CreateIssueComment(ctx context.Context, doer *User, repo *Repository, issue *Issue, comment *Comment, mentions []*User)
	DeleteComment(ctx context.Context, doer *User, c *Comment)
	NewRelease(ctx context.Context, rel *Release)
	PushCommits(ctx context.Context, pusher *User, repo *Repository, opts *PushUpdateOptions, commits *PushCommits)
	CreateRef(ctx context.Context, doer *User, repo *Repository, refFullName RefName, refID string)
}

// RepoStore finds repositories.
//
// @nats:server ForgeRepositories
type RepoStore interface {
	GetByID(ctx context.Context, id int64) (*Repository, error)
	GetByOwnerAndName(ctx context.Context, owner, name string) (*Repository, error)
	UpdateDefaultBranch(ctx context.Context, repo *Repository, newBranchName string) error
	Access(ctx context.Context, userID, repoID int64) (AccessMode, error)
	Transfer(ctx context.Context, doer, newOwner *User, repo *Repository, teams []int64) error
	Topics(ctx context.Context, repoID int64) ([]string, error)
	CountByOwner(ctx context.Context, ownerID int64, private Option[bool]) (int64, error)
}

// Object is a file in a storage.
type Object interface {
	io.ReadCloser
	io.Seeker
	Stat() (os.FileInfo, error)
}

// ObjectStorage represents an object storage to handle a bucket and files.
//
// @nats:server ForgeStorage
type ObjectStorage interface {
	Open(path string) (Object, error)
	Save(path string, r io.Reader, size int64) (int64, error)
	Stat(path string) (os.FileInfo, error)
	Delete(path string) error
	URL(path, name, method string, reqParams url.Values) (*url.URL, error)
	IterateObjects(path string, iterator func(path string, obj Object) error) error
}
