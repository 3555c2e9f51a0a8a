module example.com/go-own-forms

go 1.26
