package shop

const ForTests State = "tests"
