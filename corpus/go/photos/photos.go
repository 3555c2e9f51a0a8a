// Package photos finds and sorts pictures.
package photos

import (
	"database/sql"
	"image"
	"io"
	"time"

	"gorm.io/gorm"
)

type Photo struct {
	ID          uint `gorm:"primary_key" yaml:"-"`
	UUID        string
	TakenAt     time.Time
	PhotoUID    string
	PhotoType   string
	PhotoTitle  string
	PhotoLat    float32
	PhotoLng    float32
	Details     *Details `gorm:"association_autoupdate:false"`
	Camera      *Camera  `json:"Camera,omitempty"`
	Albums      []Album  `json:"Albums,omitempty"`
	Labels      []PhotoLabel
	PublishedAt *time.Time
	CheckedAt   sql.NullTime
	DeletedAt   gorm.DeletedAt `gorm:"index"`
}

type Details struct {
	PhotoID  uint
	Keywords string
	Notes    string
	Subject  sql.NullString
}

type Camera struct {
	ID                     uint
	CameraSlug, CameraMake string
}

type Album struct {
	ID       uint
	AlbumUID string
	Title    string
	Filter   string
	Year     int
	Private  bool
	Thumb    [20]byte
	Photos   PhotoAlbums
}

type PhotoAlbums []PhotoAlbum

type PhotoAlbum struct {
	PhotoUID, AlbumUID string
	Order              int
	Hidden             bool
}

type PhotoLabel struct {
	LabelID     uint
	Uncertainty int
	Label       *Label
}

type Label struct {
	ID         uint
	LabelSlug  string
	Priority   int
	Categories []*Label
	New        bool `gorm:"-"`
}

type SearchPhotos struct {
	Query  string    `form:"q"`
	UID    string    `form:"uid"`
	Before time.Time `form:"before" time_format:"2006-01-02"`
	After  time.Time
	Dist   float64
	Count  int `binding:"required"`
	Offset int
	Order  string
	Merged bool
}

type PhotoResult struct {
	Photo
	CellID   string
	Files    []File `json:"Files"`
	Distance *float64
}

type PhotoResults []PhotoResult

type File struct {
	FileUID  string
	FileName string
	FileHash string
	Size     int64
	Duration time.Duration
	Colors   []uint8
	Error    string
}

type GeoResult struct {
	ID       string
	Lat, Lng float64
	TakenAt  time.Time
}

type Counts map[string]int

// @nats:server PhotoSearch
type SearchRepository interface {
	Photos(frm SearchPhotos) (results PhotoResults, count int, err error)
	PhotosGeo(frm SearchPhotos) (results []GeoResult, err error)
	Albums(query string, limit, offset int) (results []Album, err error)
	Labels(query string, all bool) ([]Label, error)
	PhotoByUID(uid string) (photo Photo, err error)
	FilesByUID(uids []string, limit int, offset int) ([]File, error)
	Count(scopes ...func(*gorm.DB) *gorm.DB) (int64, error)
}

// @nats:server PhotoAlbums
type AlbumRepository interface {
	Create(album *Album) error
	Find(uid string) *Album
	AddPhotos(album string, uids []string) (added PhotoAlbums)
	RemovePhotos(album string, uids []string) (removed PhotoAlbums)
	Covers() (map[string][20]byte, error)
	UpdateCounts() error
	Db() *gorm.DB
	Delete(uid string) error
}

// @nats:server PhotoIndexer
type Indexer interface {
	Start(path string, rescan bool) (found map[string]bool, updated int)
	Cancel()
	Thumbnail(hash string, width, height int) (image.Image, error)
	ThumbnailBytes(hash string, width, height int) (data []byte, mimeType string, err error)
	Import(name string, r io.ReadSeeker) (*Photo, error)
	Stats() Counts
	LastRun() (time.Time, time.Duration, error)
}
