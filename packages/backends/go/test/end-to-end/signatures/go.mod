module example.com/signatures

go 1.26.0
