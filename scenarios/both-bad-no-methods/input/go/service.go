package shop

// @nats:server User
type UserService interface{}
