package loop

import (
	"fmt"

	"example.com/bench/mesh"
)

// User returns a user whose JSON has about 250 bytes.
func User() *mesh.User {
	return &mesh.User{
		ID:     "0198c2f4-7d1e-7c3a-9b5d-2f6e8a1c4d70",
		Name:   "Margaret Hamilton",
		Email:  "margaret.hamilton@example.com",
		Age:    42,
		Active: true,
		Score:  98.25,
		Tags:   []string{"apollo", "guidance"},
		Address: mesh.Address{
			Street:   "Hauptstrasse 1",
			City:     "Boston",
			Postcode: "02139",
			Country:  "US",
		},
	}
}

// Page returns users whose JSON has about 10 KB.
func Page() []mesh.User {
	page := make([]mesh.User, 39)
	for index := range page {
		page[index] = *User()
		page[index].Name = fmt.Sprintf("Margaret Hamilton %d", index)
		page[index].Age = int32(20 + index)
	}
	return page
}
