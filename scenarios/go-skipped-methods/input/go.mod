module example.com/documents

go 1.26

require github.com/zyra/autonats/go v0.0.0
