module example.com/go-bad-errors

go 1.26
