package codes

// As the post has it.
type Code struct {
	Country string `json:"country"`
	Number  string `json:"number"`
}
