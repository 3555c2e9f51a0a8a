module example.com/go-bad-own-forms

go 1.26
