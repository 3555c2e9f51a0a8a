module example.com/go-bad-markers

go 1.26
