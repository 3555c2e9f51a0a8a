module example.com/go-bad-unions

go 1.26
