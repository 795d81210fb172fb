/* Days of the calendar without clock and time zone: a day is "2026-11-22", or its number since 1970-01-01.

   isoFromParts(year, month, day)  -> "2026-02-28", or null where there is no such day (31 February)
   numberOf(iso) -> number         isoOf(number) -> iso         weekdayOf(number) -> 0 Sunday … 6 Saturday
   addDays(iso, count) -> iso
   addMonths(number, count)        -> number; the 31st becomes the last day of a shorter month

   The arithmetic is the proleptic Gregorian calendar in eras of 400 years
   (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days). */

const DAYS_OF_ERA = 146097;
const DAYS_BEFORE_1970 = 719468; // from 0000-03-01, with which the eras begin
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year, month) {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isoFromParts(year, month, day) {
  const whole = [year, month, day].every((part) => Number.isInteger(part));
  const real = whole && year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1;
  if (!real || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function partsOf(iso) {
  const found = ISO_DAY.exec(iso);
  const parts = found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
  return parts && isoFromParts(parts.year, parts.month, parts.day) ? parts : null;
}

export function numberOf(iso) {
  const { year, month, day } = partsOf(iso);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_1970;
}

export function isoOf(number) {
  const shifted = number + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return isoFromParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function weekdayOf(number) {
  return (((number + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

export function addDays(iso, count) {
  return isoOf(numberOf(iso) + count);
}

export function addMonths(number, count) {
  const { year, month, day } = partsOf(isoOf(number));
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  return numberOf(isoFromParts(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))));
}
