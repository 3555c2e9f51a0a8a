package codec

// maxCompared is how many keys of one object are compared with one another; those of larger objects
// have a map.
const maxCompared = 32

// keySet has the keys of objects that are open in one another, those of the innermost last.
type keySet struct {
	keys [][]byte
	// large has the keys of the objects that have many, by the place of their first key.
	large map[int]map[string]struct{}
}

func (k *keySet) size() int {
	return len(k.keys)
}

// cut forgets all keys from a size on.
func (k *keySet) cut(size int) {
	if k.large != nil {
		delete(k.large, size)
	}
	k.keys = k.keys[:size]
}

// add records a key, as it is between its quotes, of the object whose first key is at base. It
// reports whether the key is new there.
func (k *keySet) add(key []byte, escaped bool, base int) bool {
	if escaped {
		key = []byte(unescapeLoosely(key))
	}
	siblings := k.keys[base:]
	if len(siblings) < maxCompared {
		for _, sibling := range siblings {
			if string(sibling) == string(key) {
				return false
			}
		}
		k.keys = append(k.keys, key)
		return true
	}
	set := k.large[base]
	if set == nil {
		set = make(map[string]struct{}, 2*maxCompared)
		for _, sibling := range siblings {
			set[string(sibling)] = struct{}{}
		}
		if k.large == nil {
			k.large = make(map[int]map[string]struct{})
		}
		k.large[base] = set
	}
	// Only the map has the key: the list keeps its length, so that the map is found again.
	if _, ok := set[string(key)]; ok {
		return false
	}
	set[string(key)] = struct{}{}
	return true
}
