package chat

import (
	"context"
	"io"
	"time"
)

// @nats:server ChatChannels
type ChannelStore interface {
	Save(rctx CTX, channel *Channel, maxChannelsPerTeam int64) (*Channel, error)
	CreateDirectChannel(user *User, otherUser *User) (*Channel, error)
	Update(channel *Channel) (*Channel, error)
	UpdateSidebarChannelCategoryOnMove(channel *Channel, newTeamID string) error
	Get(id string, allowFromCache bool) (*Channel, error)
	GetMany(ids []string, allowFromCache bool) (ChannelList, error)
	InvalidateChannel(id string)
	GetByName(teamID, name string, allowFromCache bool) (*Channel, error)
	GetByNames(teamID string, names []string, allowFromCache bool) ([]*Channel, error)
	Delete(channelID string, timestamp int64) error
	Restore(channelID string, timestamp int64) error
	SetDeleteAt(channelID string, deleteAt int64, updateAt int64) error
	PermanentDelete(rctx CTX, channelID string) error
	GetChannels(teamID, userID string, opts *ChannelSearchOpts) (ChannelList, error)
	GetAllChannels(page, perPage int, opts ChannelSearchOpts) (ChannelListWithTeamData, error)
	GetAllChannelsCount(opts ChannelSearchOpts) (int64, error)
	GetMoreChannels(teamID string, userID string, offset int, limit int) (ChannelList, error)
	GetChannelCounts(teamID string, userID string) (map[string]int64, error)
	GetTeamChannels(teamID string) (ChannelList, error)
	SaveMember(rctx CTX, member *ChannelMember) (*ChannelMember, error)
	UpdateMember(rctx CTX, member *ChannelMember) (*ChannelMember, error)
	UpdateMemberNotifyProps(channelID, userID string, props map[string]string) (*ChannelMember, error)
	GetMembers(channelID string, offset, limit int) (ChannelMembers, error)
	GetMember(ctx context.Context, channelID string, userID string) (*ChannelMember, error)
	GetAllChannelMembersForUser(rctx CTX, userID string, allowFromCache bool, includeDeleted bool) (map[string]string, error)
	GetMemberCountFromCache(channelID string) int64
	GetMemberCount(channelID string, allowFromCache bool) (int64, error)
	RemoveMember(rctx CTX, channelID string, userID string) error
	UpdateLastViewedAt(channelIDs []string, userID string) (map[string]int64, error)
	CountUrgentPostsAfter(channelID string, timestamp int64, excludedUserID string) (int, error)
	IncrementMentionCount(channelID string, userIDs []string, isRoot, isUrgent bool) error
	AnalyticsTypeCount(teamID string, channelType ChannelType) (int64, error)
	ClearCaches()
}

// @nats:server ChatPosts
type PostStore interface {
	SaveMultiple(posts []*Post) ([]*Post, int, error)
	Save(rctx CTX, post *Post) (*Post, error)
	Update(rctx CTX, newPost *Post, oldPost *Post) (*Post, error)
	Get(ctx context.Context, id string, opts GetPostsOptions, userID string, sanitizeOptions map[string]bool) (*PostList, error)
	GetSingle(id string, inclDeleted bool) (*Post, error)
	Delete(postID string, timestamp int64, deleteByID string) error
	PermanentDeleteByUser(userID string) error
	GetPosts(options GetPostsOptions, allowFromCache bool, sanitizeOptions map[string]bool) (*PostList, error)
	GetFlaggedPosts(userID string, offset int, limit int) (*PostList, error)
	GetPostsBefore(options GetPostsOptions, sanitizeOptions map[string]bool) (*PostList, error)
	GetPostAfterTime(channelID string, timestamp int64, collapsedThreads bool) (*Post, error)
	GetEtag(channelID string, allowFromCache bool, collapsedThreads bool) string
	Search(teamID string, userID string, params map[string]any) (*PostList, error)
	AnalyticsUserCountsWithPostsByDay(teamID string) ([]*AnalyticsRow, error)
	GetPostsCreatedAt(channelID string, timestamp int64) ([]*Post, error)
	Overwrite(rctx CTX, post *Post) (*Post, error)
	OverwriteMultiple(posts []*Post) (_ []*Post, errIdx int, err error)
	GetPostsByIds(postIds []string) ([]*Post, error)
	GetOldest() (*Post, error)
	GetMaxPostSize() int
	GetParentsForExportAfter(limit int, afterID string, includeArchivedChannels bool) ([]*Post, error)
	GetDirectPostParentsForExportAfter(limit int, afterID string) ([]*Post, error)
	HasAutoResponsePostByUserSince(options GetPostsOptions, userID string) (bool, error)
	PermanentDeleteBatchForRetentionPolicies(now, globalPolicyEndTime, limit int64, cursor RetentionCursor) (int64, RetentionCursor, error)
}

type RetentionCursor struct {
	ChannelPoliciesDone bool
	TeamPoliciesDone    bool
	GlobalPoliciesDone  bool
}

// @nats:server ChatUsers
type UserStore interface {
	Save(rctx CTX, user *User) (*User, error)
	Update(rctx CTX, user *User, allowRoleUpdate bool) (*UserUpdate, error)
	UpdateNotifyProps(userID string, props map[string]string) error
	UpdateLastPictureUpdate(userID string) error
	UpdatePassword(userID, newPassword string) error
	UpdateAuthData(userID string, service string, authData *string, email string, resetMfa bool) (string, error)
	Get(ctx context.Context, id string) (*User, error)
	GetMany(ctx context.Context, ids []string) ([]*User, error)
	GetAll() ([]*User, error)
	InvalidateProfilesInChannelCacheByUser(userID string)
	GetProfilesInChannel(options *UserGetOptions) ([]*User, error)
	GetAllProfilesInChannel(ctx context.Context, channelID string, allowFromCache bool) (map[string]*User, error)
	GetProfiles(options *UserGetOptions) ([]*User, error)
	GetProfileByIds(ctx context.Context, userIds []string, options *UserGetOptions, allowFromCache bool) ([]*User, error)
	GetByEmail(email string) (*User, error)
	GetByUsername(username string) (*User, error)
	GetForLogin(loginID string, allowSignInWithUsername, allowSignInWithEmail bool) (*User, error)
	VerifyEmail(userID, email string) (string, error)
	Count(options UserGetOptions) (int64, error)
	AnalyticsActiveCount(time int64, options UserGetOptions) (int64, error)
	GetUnreadCount(userID string, isCRTEnabled bool) (int64, error)
	Search(rctx CTX, teamID string, term string, options *UserGetOptions) ([]*User, error)
	AutocompleteUsersInChannel(rctx CTX, teamID, channelID, term string, options *UserGetOptions) (*UserAutocomplete, error)
	ClearAllCustomRoleAssignments() error
	GetTeamGroupUsers(teamID string) ([]*User, error)
	PromoteGuestToUser(userID string) error
	IsEmpty(excludeBots bool) (bool, error)
}

// @nats:server ChatSessions
type SessionStore interface {
	Get(rctx CTX, sessionIDOrToken string) (*Session, error)
	Save(rctx CTX, session *Session) (*Session, error)
	GetSessions(c context.Context, userID string) ([]*Session, error)
	GetSessionsExpired(thresholdMillis int64, mobileOnly bool, unnotifiedOnly bool) ([]*Session, error)
	UpdateExpiredNotify(sessionid string, notified bool) error
	Remove(sessionIDOrToken string) error
	UpdateExpiresAt(sessionID string, timestamp int64) error
	UpdateDeviceId(id string, deviceID string, expiresAt int64) (string, error)
	AnalyticsSessionCount() (int64, error)
	Cleanup(expiryTime int64, batchSize int64) error
}

// @nats:server ChatPreferences
type PreferenceStore interface {
	Save(preferences Preferences) error
	GetCategory(userID string, category string) (Preferences, error)
	Get(userID string, category string, name string) (*Preference, error)
	GetAll(userID string) (Preferences, error)
	Delete(userID, category, name string) error
	PermanentDeleteByUser(userID string) error
}

// API is what plugins may call.
//
// @nats:server ChatPlugins
type API interface {
	LoadPluginConfiguration(dest any) error
	GetConfig() map[string]any
	SaveConfig(config map[string]any) *AppError
	GetUser(userID string) (*User, *AppError)
	GetUsers(options *UserGetOptions) ([]*User, *AppError)
	UpdateUser(user *User) (*User, *AppError)
	GetTeam(teamID string) (*Team, *AppError)
	CreateTeamMember(teamID, userID string) (*TeamMember, *AppError)
	GetChannel(channelID string) (*Channel, *AppError)
	CreatePost(post *Post) (*Post, *AppError)
	DeletePost(postID string) *AppError
	UploadData(us *FileInfo, rd io.Reader) (*FileInfo, error)
	KVSet(key string, value []byte) *AppError
	KVGet(key string) ([]byte, *AppError)
	PublishWebSocketEvent(event string, payload map[string]any, broadcast *ClusterMessage)
	LogInfo(msg string, keyValuePairs ...any)
	GetManifest() (*Manifest, error)
}

// @nats:server ChatCluster
type ClusterInterface interface {
	StartInterNodeCommunication()
	StopInterNodeCommunication()
	RegisterClusterMessageHandler(event string, crm func(msg *ClusterMessage))
	GetClusterId() string
	IsLeader() bool
	HealthScore() int
	SendClusterMessage(msg *ClusterMessage)
	NotifyMsg(buf []byte)
	GetLogs(rctx CTX, page, perPage int) ([]string, *AppError)
	WebConnCountForUser(userID string) (int, *AppError)
}

// @nats:server ChatJobs
type JobStore interface {
	Save(job *Job) (*Job, error)
	UpdateOptimistically(job *Job, currentStatus string) (bool, error)
	UpdateStatusOptimistically(id string, currentStatus string, newStatus string) (bool, error)
	Get(c context.Context, id string) (*Job, error)
	GetAllByTypesPage(rctx CTX, jobTypes []string, page int, perPage int) ([]*Job, error)
	GetNewestJobByStatuses(statuses []string, jobType string) (*Job, error)
	Cleanup(expiry time.Time, batchSize int) error
	Delete(id string) (string, error)
}
