package gitstore

import (
	"context"
	"encoding/json"
	"io"
	"time"
)

// PrincipalStore defines the principal data storage.
//
// @nats:server GitPrincipals
type PrincipalStore interface {
	// Find finds the principal by id.
	Find(ctx context.Context, id int64) (*Principal, error)
	FindByUID(ctx context.Context, uid string) (*Principal, error)
	FindManyByUID(ctx context.Context, uids []string) ([]*Principal, error)
	FindByEmail(ctx context.Context, email string) (*Principal, error)
	CountUsers(ctx context.Context, opts *UserFilter) (int64, error)
	FindUser(ctx context.Context, id int64) (*User, error)
	FindUserByUID(ctx context.Context, uid string) (*User, error)
	CreateUser(ctx context.Context, user *User) error
	UpdateUser(ctx context.Context, user *User) error
	DeleteUser(ctx context.Context, id int64) error
	ListUsers(ctx context.Context, params *UserFilter) ([]*User, error)
	FindServiceAccount(ctx context.Context, id int64) (*ServiceAccount, error)
	CreateServiceAccount(ctx context.Context, sa *ServiceAccount) error
	DeleteServiceAccount(ctx context.Context, id int64) error
	ListServiceAccounts(ctx context.Context, parentType ParentResourceType, parentID int64) ([]*ServiceAccount, error)
	CountServiceAccounts(ctx context.Context, parentType ParentResourceType, parentID int64) (int64, error)
}

// SpaceStore defines the space data storage.
//
// @nats:server GitSpaces
type SpaceStore interface {
	Find(ctx context.Context, id int64) (*Space, error)
	FindByRef(ctx context.Context, spaceRef string) (*Space, error)
	GetRootSpace(ctx context.Context, spaceID int64) (*Space, error)
	Create(ctx context.Context, space *Space) error
	Update(ctx context.Context, space *Space) error
	// UpdateOptLock updates the space using the optimistic locking mechanism.
	UpdateOptLock(ctx context.Context, space *Space, mutateFn func(space *Space) error) (*Space, error)
	SoftDelete(ctx context.Context, space *Space, deletedAt int64) error
	Purge(ctx context.Context, id int64, deletedAt *int64) error
	Count(ctx context.Context, id int64, opts *SpaceFilter) (int64, error)
	List(ctx context.Context, id int64, opts *SpaceFilter) ([]*Space, error)
	GetHierarchy(ctx context.Context, spaceID int64) ([]*SpaceParentData, error)
	GetAncestorIDs(ctx context.Context, spaceID int64) ([]int64, error)
}

// RepoStore defines the repository data storage.
//
// @nats:server GitRepositories
type RepoStore interface {
	Find(ctx context.Context, id int64) (*Repository, error)
	FindByRefAndDeletedAt(ctx context.Context, repoRef string, deletedAt int64) (*Repository, error)
	Create(ctx context.Context, repo *Repository) error
	Update(ctx context.Context, repo *Repository) error
	UpdateOptLock(ctx context.Context, repo *Repository, mutateFn func(repository *Repository) error) (*Repository, error)
	UpdateNumForks(ctx context.Context, repoID int64, delta int64) error
	GetSize(ctx context.Context, id int64) (int64, error)
	GetSizeByGitUID(ctx context.Context, gitUID string) (repoID, size, lfsSize int64, err error)
	SoftDelete(ctx context.Context, repo *Repository, deletedAt int64) error
	Count(ctx context.Context, parentID int64, opts *RepoFilter) (int64, error)
	List(ctx context.Context, parentID int64, opts *RepoFilter) ([]*Repository, error)
	ListGitUIDs(ctx context.Context, before time.Time) (map[int64]RepositoryGitInfo, error)
}

// @nats:server GitMemberships
type MembershipStore interface {
	Find(ctx context.Context, key MembershipKey) (*Membership, error)
	FindUser(ctx context.Context, key MembershipKey) (*MembershipUser, error)
	Create(ctx context.Context, membership *Membership) error
	Update(ctx context.Context, membership *Membership) error
	Delete(ctx context.Context, key MembershipKey) error
	CountUsers(ctx context.Context, spaceID int64, filter SpaceFilter) (int64, error)
	ListUsers(ctx context.Context, spaceID int64, filter SpaceFilter) ([]MembershipUser, error)
	ListSpaces(ctx context.Context, userID int64, filter SpaceFilter) ([]MembershipSpace, error)
}

// @nats:server GitLabels
type LabelStore interface {
	// Define defines a label.
	Define(ctx context.Context, lbl *Label) error
	Update(ctx context.Context, lbl *Label) error
	Find(ctx context.Context, spaceID, repoID *int64, key string) (*Label, error)
	Delete(ctx context.Context, spaceID, repoID *int64, key string) error
	List(ctx context.Context, spaceID, repoID *int64, filter *LabelFilter) ([]*Label, error)
	FindByID(ctx context.Context, id int64) (*Label, error)
	CountInScopes(ctx context.Context, repoID int64, spaceIDs []int64, filter *LabelFilter) (int64, error)
	ListValues(ctx context.Context, labelIDs ...int64) (map[int64][]*LabelValue, error)
}

// @nats:server GitPullRequests
type PullReqStore interface {
	Find(ctx context.Context, id int64) (*PullReq, error)
	FindByNumberWithLock(ctx context.Context, repoID, number int64) (*PullReq, error)
	Create(ctx context.Context, pullreq *PullReq) error
	UpdateOptLock(ctx context.Context, pr *PullReq, mutateFn func(pr *PullReq) error) (*PullReq, error)
	UpdateMergeCheckMetadataOptLock(ctx context.Context, pr *PullReq, mutateFn func(pr *PullReq) error) (*PullReq, error)
	Count(ctx context.Context, opts *PullReqFilter) (int64, error)
	List(ctx context.Context, opts *PullReqFilter) ([]*PullReq, error)
	Stream(ctx context.Context, opts *PullReqFilter) (<-chan *PullReq, <-chan error)
	ListOpenByBranchName(ctx context.Context, repoID int64, branchNames []string) (map[string][]*PullReq, error)
}

// @nats:server GitWebhooks
type WebhookStore interface {
	Find(ctx context.Context, id int64) (*WebhookCore, error)
	Create(ctx context.Context, hook *WebhookCore) error
	Delete(ctx context.Context, id int64) error
	Count(ctx context.Context, parents []int64) (int64, error)
	List(ctx context.Context, parents []int64) ([]*WebhookCore, error)
}

// @nats:server GitTokens
type TokenStore interface {
	Find(ctx context.Context, id int64) (*Token, error)
	Create(ctx context.Context, token *Token) error
	Delete(ctx context.Context, id int64) error
	DeleteExpiredBefore(ctx context.Context, before time.Time, tknTypes []string) (int64, error)
	List(ctx context.Context, principalID int64, tokenType string) ([]*Token, error)
}

// @nats:server GitJobs
type JobStore interface {
	Find(ctx context.Context, id string) (*Job, error)
	Create(ctx context.Context, job *Job) error
	UpdateProgress(ctx context.Context, job *Job) error
	CountRunning(ctx context.Context) (int, error)
	ListReady(ctx context.Context, now time.Time, limit int) ([]*Job, error)
	NextScheduledTime(ctx context.Context, now time.Time) (time.Time, error)
	DeleteOld(ctx context.Context, olderThan time.Time) (int64, error)
}

// Git is what works on the bytes.
//
// @nats:server GitContent
type Git interface {
	GetCommit(ctx context.Context, repo string, rev string) (*Commit, error)
	ListCommits(ctx context.Context, repo string, after SHA, limit int, files ...string) ([]Commit, error)
	CommitDivergences(ctx context.Context, repo string, from, to SHA) (ahead, behind int32, err error)
	GetBlob(ctx context.Context, repo string, sha SHA) (io.ReadCloser, error)
	RawDiff(ctx context.Context, w io.Writer, repo string, base, head SHA) error
	Archive(ctx context.Context, repo, format string, w io.Writer) error
	CreateBranch(ctx context.Context, repo, name string, target SHA) (SHA, error)
	Merge(ctx context.Context, repo string, base, head SHA, message string) (mergeSHA SHA, conflicts []string, err error)
	Settings(ctx context.Context, repo string) (map[string]json.RawMessage, error)
	Blame(ctx context.Context, repo, file string, lineFrom, lineTo int) (<-chan *BlamePart, <-chan error)
}

type BlamePart struct {
	Commit *Commit  `json:"commit"`
	Lines  []string `json:"lines"`
}
