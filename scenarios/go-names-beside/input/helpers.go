package beside

var fmt = []string{"a"}

func natsEncodeUser(User) string { return autonats + fmt[codegenv1] }

func reflect() natsUserGetRequest { return natsUserGetRequest{natsEncodeUser(User{})} }

func init() { reflect() }
