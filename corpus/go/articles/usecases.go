package articles

import (
	"context"
	"mime/multipart"
	"net/http"
)

// ArticleUsecase represents the article's use cases.
//
// @nats:server ArticleUsecase
type ArticleUsecase interface {
	Fetch(ctx context.Context, cursor string, num int64) ([]Article, string, error)
	GetByID(ctx context.Context, id int64) (Article, error)
	Update(ctx context.Context, ar *Article) error
	GetByTitle(ctx context.Context, title string) (Article, error)
	Store(context.Context, *Article) error
	Delete(ctx context.Context, id int64) error
}

// ArticleRepository represents the article's repository contract.
//
// @nats:server ArticleRepository
type ArticleRepository interface {
	Fetch(ctx context.Context, cursor string, num int64) (res []Article, nextCursor string, err error)
	GetByID(ctx context.Context, id int64) (Article, error)
	GetByTitle(ctx context.Context, title string) (Article, error)
	Update(ctx context.Context, ar *Article) error
	Store(ctx context.Context, a *Article) error
	Delete(ctx context.Context, id int64) error
}

// AuthorRepository represents the author's repository contract.
//
// @nats:server AuthorRepository
type AuthorRepository interface {
	GetByID(ctx context.Context, id int64) (Author, error)
	GetByIDs(ctx context.Context, ids ...int64) (map[int64]Author, error)
}

// MediaUsecase stores the pictures of articles.
//
// @nats:server ArticleMedia
type MediaUsecase interface {
	Upload(ctx context.Context, article int64, file *multipart.FileHeader) (string, error)
	UploadBytes(ctx context.Context, article int64, name string, data []byte) (string, error)
	List(ctx context.Context, article int64) ([]string, error)
	Serve(w http.ResponseWriter, r *http.Request)
	Remove(ctx context.Context, article int64, name string) error
}
