package codec

import "time"

const (
	secondsADay = 86_400
	// firstSecond and lastSecond are the first and the last second that can be written, as seconds
	// since 1970.
	firstSecond = -62_135_596_800
	lastSecond  = 253_402_300_799
)

// parseTime reads RFC 3339 text as strictly as it is written: capital T and Z, a day that the
// calendar has, at most 9 digits of fraction. The rule is the one that the text breaks, if any.
func parseTime(text []byte) (time.Time, Rule) {
	if len(text) < 20 || len(text) > 35 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' {
		return time.Time{}, RuleFormat
	}
	year := pair(text, 0)*100 + pair(text, 2)
	month, day := pair(text, 5), pair(text, 8)
	hour, minute, second := pair(text, 11), pair(text, 14), pair(text, 17)
	// A character that is not a digit results in a number too large for all of these.
	if year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, RuleFormat
	}
	end, nanoseconds := 19, 0
	if text[end] == '.' {
		weight := 100_000_000
		for end++; end < len(text) && text[end]-'0' <= 9; end++ {
			nanoseconds += int(text[end]-'0') * weight
			weight /= 10
		}
		if end == 20 || end > 29 {
			return time.Time{}, RuleFormat
		}
	}
	offset, ok := parseZone(text[end:])
	if !ok {
		return time.Time{}, RuleFormat
	}
	seconds := daysSince1970(year, month, day)*secondsADay + int64(hour*3600+minute*60+second-offset)
	if seconds < firstSecond || seconds > lastSecond {
		return time.Time{}, RuleRange
	}
	return time.Unix(seconds, int64(nanoseconds)).UTC(), ""
}

// parseZone reads Z or an offset such as +05:30, as seconds that the zone is ahead of UTC.
func parseZone(text []byte) (int, bool) {
	if len(text) == 1 && text[0] == 'Z' {
		return 0, true
	}
	if len(text) != 6 || text[0] != '+' && text[0] != '-' || text[3] != ':' {
		return 0, false
	}
	hours, minutes := pair(text, 1), pair(text, 4)
	if hours > 23 || minutes > 59 {
		return 0, false
	}
	offset := hours*3600 + minutes*60
	if text[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// pair returns the number that two digits stand for, or one that is larger than all those.
func pair(text []byte, at int) int {
	tens, ones := text[at]-'0', text[at+1]-'0'
	if tens > 9 || ones > 9 {
		return 1 << 20
	}
	return int(tens)*10 + int(ones)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// daysSince1970 counts the days of the Gregorian calendar from 1970-01-01 to a day.
func daysSince1970(year, month, day int) int64 {
	// Years are taken to begin in March, so that the day that only some of them have is their last.
	if month <= 2 {
		year--
		month += 12
	}
	leapDays := year/4 - year/100 + year/400
	if year < 0 {
		// Only the first months of the year 0 come here.
		leapDays = -1
	}
	return int64(year)*365 + int64(leapDays+(153*(month-3)+2)/5+day) - 719_469
}

// parseDuration reads decimal seconds with at most 9 digits of fraction. The rule is the one that
// the text breaks, if any.
func parseDuration(text []byte) (time.Duration, Rule) {
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	whole := EndOfDigits(text, 0)
	if whole == 0 || text[0] == '0' && whole > 1 {
		return 0, RuleFormat
	}
	end := whole
	if end < len(text) && text[end] == '.' {
		end = EndOfDigits(text, end+1)
		if end == whole+1 || end > whole+10 {
			return 0, RuleFormat
		}
	}
	if end != len(text)-1 || text[end] != 's' {
		return 0, RuleFormat
	}
	if whole > 10 {
		return 0, RuleRange
	}
	var size uint64
	for _, c := range text[:whole] {
		size = size*10 + uint64(c-'0')
	}
	for i := whole + 1; i < whole+10; i++ {
		size *= 10
		if i < end {
			size += uint64(text[i] - '0')
		}
	}
	const limit = 1 << 63
	switch {
	case negative && size <= limit:
		return time.Duration(-size), ""
	case !negative && size < limit:
		return time.Duration(size), ""
	default:
		return 0, RuleRange
	}
}
