package customers

type User struct {
	Number string `json:"number"`
}
