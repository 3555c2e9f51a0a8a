module example.com/go-flags

go 1.26
