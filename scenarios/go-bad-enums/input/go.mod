module example.com/go-bad-enums

go 1.26
