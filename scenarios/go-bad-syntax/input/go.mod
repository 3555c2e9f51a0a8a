module example.com/go-bad-syntax

go 1.26
