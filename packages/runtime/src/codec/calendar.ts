/** Days from 1970-01-01 to a day of the Gregorian calendar. Years from 0, months and days from 1. */
export function daysOf(year: number, month: number, day: number): number {
  // Years that begin in March end with the leap day, so that no month has to ask for it.
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 719_469;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return 30 + ((month + (month >> 3)) & 1);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The text of a day, counted from 1970-01-01: `2026-01-31`. For the years 0 to 9999. */
export function dayText(days: number): string {
  const sinceMarch0 = days + 719_468;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const months = Math.floor((dayOfYear * 5 + 2) / 153);
  const month = months < 10 ? months + 3 : months - 9;
  const year = yearOfEra + era * 400 + (month > 2 ? 0 : 1);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((months * 153 + 2) / 5) + 1)}`;
}

/** The text of a number from 0 to 99. */
export function twoDigits(value: number): string {
  return TWO_DIGITS[value] ?? "";
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));
