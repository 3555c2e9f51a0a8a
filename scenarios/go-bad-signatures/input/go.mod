module example.com/go-bad-signatures

go 1.26
