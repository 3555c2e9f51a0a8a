package shop

const Closed State = "closed"
