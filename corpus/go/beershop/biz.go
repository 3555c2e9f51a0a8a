// Package beershop is the business layer of a shop.
package beershop

import "context"

type Address struct {
	Id       int64
	Name     string
	Mobile   string
	Address  string
	PostCode string
}

type Card struct {
	Id      int64
	CardNo  string
	CCV     string
	Expires string
}

type User struct {
	Id           int64
	Username     string
	PasswordHash string
}

type CatalogImage struct {
	URL string
}

type Beer struct {
	Id          int64
	Description string
	Count       int64
	Price       float64
	Images      []CatalogImage
}

type Item struct {
	BeerId   int64
	Quantity int64
}

type Cart struct {
	UserId int64
	Items  []Item
}

type Order struct {
	Id        int64
	UserId    int64
	Items     []Item
	CardNo    string
	AddressId int64
}

// @nats:server BeerUsers
type UserRepo interface {
	CreateUser(ctx context.Context, u *User) (*User, error)
	GetUser(ctx context.Context, id int64) (*User, error)
	FindByUsername(ctx context.Context, username string) (*User, error)
	VerifyPassword(ctx context.Context, u *User) (bool, error)
}

// @nats:server BeerAddresses
type AddressRepo interface {
	CreateAddress(ctx context.Context, uid int64, c *Address) (*Address, error)
	GetAddress(ctx context.Context, id int64) (*Address, error)
	ListAddress(ctx context.Context, uid int64) ([]*Address, error)
}

// @nats:server BeerCards
type CardRepo interface {
	CreateCard(ctx context.Context, uid int64, c *Card) (*Card, error)
	GetCard(ctx context.Context, id int64) (*Card, error)
	ListCard(ctx context.Context, uid int64) ([]*Card, error)
	DeleteCard(ctx context.Context, id int64) error
}

// @nats:server BeerCatalog
type BeerRepo interface {
	CreateBeer(ctx context.Context, c *Beer) (*Beer, error)
	GetBeer(ctx context.Context, id int64) (*Beer, error)
	UpdateBeer(ctx context.Context, c *Beer) (*Beer, error)
	ListBeer(ctx context.Context, pageNum, pageSize int64) ([]*Beer, error)
}

// @nats:server BeerCarts
type CartRepo interface {
	GetCart(ctx context.Context, uid int64) (*Cart, error)
	SaveCart(ctx context.Context, c *Cart) error
	DeleteCart(ctx context.Context, uid int64) error
}

// @nats:server BeerOrders
type OrderRepo interface {
	CreateOrder(ctx context.Context, c *Order) (*Order, error)
	GetOrder(ctx context.Context, id int64) (*Order, error)
	UpdateOrder(ctx context.Context, c *Order) (*Order, error)
	ListOrder(ctx context.Context, pageNum, pageSize int64) ([]*Order, error)
}
