package handler

import "hash/maphash"

// callTable has the calls that run or wait, by where they are answered. Each is put in and taken
// out once, and hardly any is ever looked for, so the calls are chained by themselves: that costs a
// fraction of what a map does. Where each chain begins is nothing that a peer can foresee.
type callTable struct {
	seed  maphash.Seed
	heads [callChains]*servedCall
}

const callChains = 1024

func newCallTable() callTable {
	return callTable{seed: maphash.MakeSeed()}
}

func (t *callTable) add(call *servedCall) {
	head := &t.heads[maphash.String(t.seed, call.reply)%callChains]
	call.before, call.after, call.isInTable = nil, *head, true
	if call.after != nil {
		call.after.before = call
	}
	*head = call
}

// remove takes a call out, if it is there.
func (t *callTable) remove(call *servedCall) {
	if !call.isInTable {
		return
	}
	if call.before != nil {
		call.before.after = call.after
	} else {
		t.heads[maphash.String(t.seed, call.reply)%callChains] = call.after
	}
	if call.after != nil {
		call.after.before = call.before
	}
	call.before, call.after, call.isInTable = nil, nil, false
}

// find returns the last call that is answered there; nil if there is none.
func (t *callTable) find(reply []byte) *servedCall {
	call := t.heads[maphash.Bytes(t.seed, reply)%callChains]
	for call != nil && call.reply != string(reply) {
		call = call.after
	}
	return call
}
