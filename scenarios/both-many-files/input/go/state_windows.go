package shop

type State int
