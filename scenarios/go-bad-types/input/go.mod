module example.com/go-bad-types

go 1.26
