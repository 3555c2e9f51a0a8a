module example.com/go-structs-without-names

go 1.26
