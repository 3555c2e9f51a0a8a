// Package chat has the stores of a messenger.
package chat

import (
	"fmt"
	"time"
)

// ChannelType is a letter.
type ChannelType string

const (
	ChannelTypeOpen    ChannelType = "O"
	ChannelTypePrivate ChannelType = "P"
	ChannelTypeDirect  ChannelType = "D"
	ChannelTypeGroup   ChannelType = "G"
)

type StringMap map[string]string
type StringInterface map[string]any
type StringArray []string

type Channel struct {
	Id               string         `json:"id"`
	CreateAt         int64          `json:"create_at"`
	DeleteAt         int64          `json:"delete_at"`
	TeamId           string         `json:"team_id"`
	Type             ChannelType    `json:"type"`
	DisplayName      string         `json:"display_name"`
	Header           string         `json:"header"`
	TotalMsgCount    int64          `json:"total_msg_count"`
	ExtraUpdateAt    int64          `json:"extra_update_at"`
	CreatorId        string         `json:"creator_id"`
	SchemeId         *string        `json:"scheme_id"`
	Props            map[string]any `json:"props"`
	GroupConstrained *bool          `json:"group_constrained"`
	Shared           *bool          `json:"shared"`
	PolicyID         *string        `json:"policy_id"`
}

type ChannelList []*Channel

type ChannelWithTeamData struct {
	Channel
	TeamDisplayName string `json:"team_display_name"`
	TeamName        string `json:"team_name"`
}

type ChannelListWithTeamData []*ChannelWithTeamData

type ChannelMember struct {
	ChannelId    string    `json:"channel_id"`
	UserId       string    `json:"user_id"`
	Roles        string    `json:"roles"`
	LastViewedAt int64     `json:"last_viewed_at"`
	MsgCount     int64     `json:"msg_count"`
	NotifyProps  StringMap `json:"notify_props"`
	SchemeAdmin  bool      `json:"scheme_admin"`
}

type ChannelMembers []ChannelMember

type ChannelSearchOpts struct {
	NotAssociatedToGroup string
	IncludeDeleted       bool
	TeamIds              []string
	Page, PerPage        *int
	Public, Private      bool
}

type Post struct {
	Id            string          `json:"id"`
	CreateAt      int64           `json:"create_at"`
	UserId        string          `json:"user_id"`
	ChannelId     string          `json:"channel_id"`
	RootId        string          `json:"root_id"`
	Message       string          `json:"message"`
	MessageSource string          `json:"message_source,omitempty"`
	Type          string          `json:"type"`
	propsMu       mutex           `db:"-"`
	Props         StringInterface `json:"props"`
	Hashtags      string          `json:"hashtags"`
	FileIds       StringArray     `json:"file_ids"`
	PendingPostId string          `json:"pending_post_id"`
	HasReactions  bool            `json:"has_reactions,omitempty"`
	RemoteId      *string         `json:"remote_id,omitempty"`
	ReplyCount    int64           `json:"reply_count"`
	Participants  []*User         `json:"participants"`
	IsFollowing   *bool           `json:"is_following,omitempty"`
	Metadata      *PostMetadata   `json:"metadata,omitempty"`
}

type mutex struct{ locked bool }

type PostMetadata struct {
	Embeds    []*PostEmbed          `json:"embeds,omitempty"`
	Files     []*FileInfo           `json:"files,omitempty"`
	Images    map[string]*PostImage `json:"images,omitempty"`
	Reactions []*Reaction           `json:"reactions,omitempty"`
	Priority  *PostPriority         `json:"priority,omitempty"`
}

type PostEmbed struct {
	Type string `json:"type"`
	URL  string `json:"url,omitempty"`
	Data any    `json:"data,omitempty"`
}

type PostImage struct {
	Width, Height, FrameCount int
	Format                    string `json:"format"`
}

type PostPriority struct {
	Priority                *string `json:"priority"`
	RequestedAck            *bool   `json:"requested_ack"`
	PersistentNotifications *bool   `json:"persistent_notifications"`
}

type PostList struct {
	Order      []string         `json:"order"`
	Posts      map[string]*Post `json:"posts"`
	NextPostId string           `json:"next_post_id"`
	HasNext    *bool            `json:"has_next,omitempty"`
}

type GetPostsOptions struct {
	UserId, ChannelId, PostId string
	Page, PerPage             int
	SkipFetchThreads          bool
	FromCreateAt              int64
}

type FileInfo struct {
	Id          string  `json:"id"`
	Path        string  `json:"-"`
	Name        string  `json:"name"`
	Size        int64   `json:"size"`
	MiniPreview *[]byte `json:"mini_preview"`
}

type Reaction struct {
	UserId, PostId, EmojiName string
	CreateAt                  int64
	RemoteId                  *string
}

type User struct {
	Id                 string    `json:"id"`
	CreateAt           int64     `json:"create_at,omitempty"`
	Username           string    `json:"username"`
	Password           string    `json:"password,omitempty"`
	AuthData           *string   `json:"auth_data,omitempty"`
	Email              string    `json:"email"`
	EmailVerified      bool      `json:"email_verified,omitempty"`
	Roles              string    `json:"roles"`
	AllowMarketing     bool      `json:"allow_marketing,omitempty"`
	Props              StringMap `json:"props,omitempty"`
	NotifyProps        StringMap `json:"notify_props,omitempty"`
	LastPasswordUpdate int64     `json:"last_password_update,omitempty"`
	Timezone           StringMap `json:"timezone"`
	RemoteId           *string   `json:"remote_id,omitempty"`
	LastActivityAt     int64     `json:"last_activity_at,omitempty"`
}

type UserGetOptions struct {
	InTeamId, NotInTeamId string
	Inactive              bool
	Role                  string
	Roles                 []string
	Page, PerPage         int
	ViewRestrictions      *ViewUsersRestrictions
}

type ViewUsersRestrictions struct {
	Teams    []string
	Channels []string
}

type UserUpdate struct {
	Old *User
	New *User
}

type UserAutocomplete struct {
	InChannel    []*User `json:"in_channel,omitempty"`
	OutOfChannel []*User `json:"out_of_channel,omitempty"`
}

type Team struct {
	Id              string `json:"id"`
	DisplayName     string `json:"display_name"`
	Name            string `json:"name"`
	Type            string `json:"type"`
	AllowOpenInvite bool   `json:"allow_open_invite"`
	SchemeId        *string
	PolicyID        *string `json:"policy_id"`
}

type TeamMember struct {
	TeamId, UserId, Roles string
	DeleteAt              int64
	SchemeUser            bool
	ExplicitRoles         string
}

type Session struct {
	Id        string        `json:"id"`
	Token     string        `json:"token"`
	ExpiresAt int64         `json:"expires_at"`
	UserId    string        `json:"user_id"`
	DeviceId  string        `json:"device_id"`
	Props     StringMap     `json:"props"`
	Members   []*TeamMember `json:"team_members"`
	Local     bool          `json:"local"`
}

type Preference struct{ UserId, Category, Name, Value string }

type Preferences []Preference

type Job struct {
	Id       string    `json:"id"`
	Type     string    `json:"type"`
	Priority int64     `json:"priority"`
	Status   string    `json:"status"`
	Progress int64     `json:"progress"`
	Data     StringMap `json:"data"`
}

type ClusterMessage struct {
	Event            string            `json:"event"`
	SendType         string            `json:"-"`
	WaitForAllToSend bool              `json:"-"`
	Data             []byte            `json:"data,omitempty"`
	Props            map[string]string `json:"props,omitempty"`
}

// AppError is what the application returns instead of errors.
type AppError struct {
	Id            string `json:"id"`
	Message       string `json:"message"`
	DetailedError string `json:"detailed_error"`
	RequestId     string `json:"request_id,omitempty"`
	StatusCode    int    `json:"status_code,omitempty"`
	Where         string `json:"-"`
	params        map[string]any
	wrapped       error
}

func (er *AppError) Error() string { return fmt.Sprintf("%s: %s", er.Where, er.Message) }
func (er *AppError) Unwrap() error { return er.wrapped }

// CTX is the context of a request, with a logger and the session.
type CTX interface {
	RequestId() string
	Session() *Session
	WithLogger(logger Logger) CTX
}

type Logger interface {
	Info(msg string, fields ...any)
	Error(msg string, fields ...any)
}

type AnalyticsRow struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

type Manifest struct {
	Id             string         `json:"id" yaml:"id"`
	Name           string         `json:"name,omitempty" yaml:"name,omitempty"`
	Version        string         `json:"version" yaml:"version"`
	RequiredConfig any            `json:"required_configuration,omitempty"`
	Props          map[string]any `json:"props,omitempty"`
	ReleaseTime    time.Time
}
