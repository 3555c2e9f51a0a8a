package handler

import (
	"github.com/zyra/autonats/go/internal/fault"
	"github.com/zyra/autonats/go/internal/guard"
)

// judge notes what a call says about this instance.
func (p *endpoint) judge(call *servedCall, v verdict) {
	p.handler.mu.Lock()
	defer p.handler.mu.Unlock()
	call.judge(v)
}

// verdictOf returns what an error says about this instance that ended a method; isHidden reports
// whether the caller is not told what it is. The fault is not here where the interface declares the
// error, where its code blames the call or says that something else is not available, and where it
// comes from a call that the method made.
func verdictOf(call *servedCall, err error, isHidden bool) verdict {
	if isAboutStopping(call, err) {
		return saysNothing
	}
	known, ok := guard.As[*fault.Error](err)
	ok = ok && known != nil
	switch {
	case isHidden && ok && known.Service != "":
		return fine
	case isHidden:
		return atFault
	case ok && (known.Code == fault.CodeInternal || known.Code == fault.CodeUnknown || known.Code == fault.CodeDataLoss):
		return atFault
	}
	return fine
}
