module example.com/go-bad-structs

go 1.26
