/* The days on which federal offices and courts are closed.

   closedBecause(number) -> null on a business day, else {why: "saturday" | "sunday" | "holiday",
                            holiday: id or null, inLieu: true where the holiday itself falls on a weekend}
   nextBusinessDay(number) / previousBusinessDay(number) -> that day itself if it is one, else the nearest one

   The list is 5 U.S.C. § 6103(a): Juneteenth was added in 2021; a holiday on a Saturday closes offices on the
   Friday before (§ 6103(b)), one on a Sunday on the Monday after (Executive Order 11582). Inauguration Day
   (§ 6103(c)) closes offices in and around Washington only and is no holiday here. Single days off by order of a
   President (24 December, a day of mourning) are no legal holidays and are not known before: they are not
   counted, so that the last day comes out earlier, never later. */

import { isoFromParts, numberOf, weekdayOf } from './calendar.js';

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const LAST = -1;

export const HOLIDAYS = [
  { id: 'new-year', month: 1, day: 1 },
  { id: 'king', month: 1, weekday: MONDAY, nth: 3 },
  { id: 'washington', month: 2, weekday: MONDAY, nth: 3 },
  { id: 'memorial', month: 5, weekday: MONDAY, nth: LAST },
  { id: 'juneteenth', month: 6, day: 19, since: 2021 },
  { id: 'independence', month: 7, day: 4 },
  { id: 'labor', month: 9, weekday: MONDAY, nth: 1 },
  { id: 'columbus', month: 10, weekday: MONDAY, nth: 2 },
  { id: 'veterans', month: 11, day: 11 },
  { id: 'thanksgiving', month: 11, weekday: THURSDAY, nth: 4 },
  { id: 'christmas', month: 12, day: 25 },
];

/* The years for which the list is true: Dr. King's day has been kept since 1986, the other Mondays since 1971. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2090;

// counts begin within the years above and may end two years beyond them
const YEARS_BEYOND = 3;
let holidays = null;

function dayOfHoliday(holiday, year) {
  if (holiday.day) return numberOf(isoFromParts(year, holiday.month, holiday.day));
  if (holiday.nth === LAST) {
    const end = numberOf(isoFromParts(year, holiday.month + 1, 1)) - 1;
    return end - ((weekdayOf(end) - holiday.weekday + 7) % 7);
  }
  const first = numberOf(isoFromParts(year, holiday.month, 1));
  return first + ((holiday.weekday - weekdayOf(first) + 7) % 7) + 7 * (holiday.nth - 1);
}

function closedDays() {
  if (holidays) return holidays;
  holidays = new Map();
  for (let year = FIRST_YEAR - YEARS_BEYOND; year <= LAST_YEAR + YEARS_BEYOND; year += 1) {
    HOLIDAYS.filter((holiday) => year >= (holiday.since || year)).forEach((holiday) => {
      const day = dayOfHoliday(holiday, year);
      // the first of January may close the last day of the year before
      const moved = { [SATURDAY]: -1, [SUNDAY]: 1 }[weekdayOf(day)] || 0;
      holidays.set(day + moved, { why: 'holiday', holiday: holiday.id, inLieu: moved !== 0 });
    });
  }
  return holidays;
}

export function closedBecause(number) {
  const weekday = weekdayOf(number);
  if (weekday === SATURDAY) return { why: 'saturday', holiday: null, inLieu: false };
  if (weekday === SUNDAY) return { why: 'sunday', holiday: null, inLieu: false };
  return closedDays().get(number) || null;
}

export function nextBusinessDay(number) {
  let day = number;
  while (closedBecause(day)) day += 1;
  return day;
}

export function previousBusinessDay(number) {
  let day = number;
  while (closedBecause(day)) day -= 1;
  return day;
}
