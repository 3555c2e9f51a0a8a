package handler

import "hash/maphash"

// callTable has the calls that run or wait, by where they are answered. Each is put in and taken
// out once, and hardly any is ever looked for, so the calls are chained by themselves: that costs a
// fraction of what a map does. The chains are short, since nobody can foresee where a call gets.
type callTable struct {
	seed  maphash.Seed
	heads [callChains]*servedCall
}

const callChains = 1024

func newCallTable() callTable {
	return callTable{seed: maphash.MakeSeed()}
}

func (t *callTable) add(call *servedCall) {
	call.chain = uint16(maphash.String(t.seed, call.reply) % callChains)
	head := &t.heads[call.chain]
	call.after, *head = *head, call
}

// remove takes a call out, if it is there.
func (t *callTable) remove(call *servedCall) {
	at := &t.heads[call.chain]
	for *at != nil && *at != call {
		at = &(*at).after
	}
	if *at == call {
		*at, call.after = call.after, nil
	}
}

// find returns the last call that is answered there; nil if there is none.
func (t *callTable) find(reply []byte) *servedCall {
	call := t.heads[maphash.Bytes(t.seed, reply)%callChains]
	for call != nil && call.reply != string(reply) {
		call = call.after
	}
	return call
}
