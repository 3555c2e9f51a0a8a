package shop

type State string

const Active State = "active"
