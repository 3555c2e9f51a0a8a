package wire

import (
	"strconv"
	"strings"
)

// LoadReport is what an instance is doing for one method, as it reports it to clients that ask.
type LoadReport struct {
	Instance string
	// Running counts calls that hold a slot, without the one that is answered.
	Running int
	// Waiting counts calls that wait for one.
	Waiting int
	// Slots is how many calls may run at once; 0 for an instance that takes no more calls.
	Slots int
}

const (
	// askForLoad is what a request says in the header. Readers take any value for it.
	askForLoad = "ask"
	// longestReport is how long a report may be: four parts, of which an instance is the longest.
	longestReport = 160
	reportParts   = 4
	reportDigits  = 9
)

var (
	askingHead = BuildHead(Field{Name: LoadHeader, Value: askForLoad})
	askingLine = []byte(LoadHeader + ": " + askForLoad + "\r\n\r\n")
)

// AskForLoad returns the head of a request that asks for a report, from the head that it would have
// else.
func AskForLoad(head []byte) []byte {
	if head == nil {
		return askingHead
	}
	return withLine(head, askingLine)
}

// ReportLoad returns the head of a reply with a report, from the head that it would have else.
func ReportLoad(head []byte, report LoadReport) []byte {
	value := make([]byte, 0, 64)
	value = append(value, report.Instance...)
	for _, number := range [...]int{report.Running, report.Waiting, report.Slots} {
		value = strconv.AppendInt(append(value, ' '), int64(number), 10)
	}
	if head == nil {
		return BuildHead(Field{Name: LoadHeader, Value: string(value)})
	}
	return withLine(head, []byte(LoadHeader+": "+string(value)+"\r\n\r\n"))
}

// ReadLoad reads a report, and reports whether it is one.
func ReadLoad(value string) (report LoadReport, ok bool) {
	if len(value) > longestReport {
		return report, false
	}
	parts := strings.Split(value, " ")
	if len(parts) != reportParts || CheckToken("the instance", parts[0]) != nil {
		return report, false
	}
	report.Instance = parts[0]
	for i, number := range [...]*int{&report.Running, &report.Waiting, &report.Slots} {
		if *number, ok = readCount(parts[i+1]); !ok {
			return LoadReport{}, false
		}
	}
	return report, true
}

// readCount reads one to nine digits.
func readCount(digits string) (count int, ok bool) {
	if digits == "" || len(digits) > reportDigits {
		return 0, false
	}
	for i := range len(digits) {
		digit := digits[i]
		if digit < '0' || digit > '9' {
			return 0, false
		}
		count = count*10 + int(digit-'0')
	}
	return count, true
}

// withLine returns a head that we have written, with a line before its empty one. The line ends with
// an empty one too.
func withLine(head, line []byte) []byte {
	longer := make([]byte, 0, len(head)-2+len(line))
	return append(append(longer, head[:len(head)-2]...), line...)
}
