/* The one place where a deadline is counted. No clock, no network, no storage, no words.

   countDeadline(limit, eventDay, {today}) -> answer, or {error: code} and nothing else

   limit     one of `rules[i].limits[j]` of data/deadlines.json (see data/deadlines.schema.json)
   eventDay  the date on the paper: "2026-11-22" or {year, month, day} as numbers (fields may be null)
   today     "2026-11-22" by the reader's own calendar; the page reads the clock, this file never does

   errors    empty              a field was left empty
             impossible-day     31 February and the like
             year-out-of-range  before 1990 or after 2090: surely a slip
             event-in-future    the event must have happened (limit.event_day is "past") and has not
             event-in-past      the event must lie ahead (limit.event_day is "future") and does not

   answer    limit        id of the limit
             ends         as in the limit: what `day` is: "last-day", "earliest-day", "official-target",
                          "set-by-order" (the date in the order beats the count)
             event        the event's day, iso: day 0
             counted      the last counted day, iso, before weekends and holidays are looked at
             day          the day that the rule gives, iso: `counted`, moved as the rule says
             closed       why `counted` is no business day: {why, holiday, inLieu} as in holidays.js, or null
             moved        true where `day` is not `counted`
             hours        null, or for a limit in hours {plus, until}: it ends on `day` at the hour of the event
                          ("same-hour") and `plus` hours, or, where the hours of the event's own day are not
                          counted, at the end of `day` ("end-of-day")
             aim          the day to aim for, iso, a business day before `day` (see below), or null
             aimWhy       "rule" where the fact names it, "early" where it is the days a paper needs, else null
             state        "ahead" | "aim-passed" (the aim is gone, the day is not) | "today" | "passed";
                          for "earliest-day" "wait" | "open"
             daysLeft     from today to `day`; negative once it has passed
             notes        codes of what must be said: "moved", "in-lieu", "closed-not-moved", "short-month",
                          "hours", "hours-skipped"
             steps        (made when it is looked at) the count day by day, in the order of counting:
                          {day, number, what, closed}: number 0 is the event; what: "start", "counted",
                          "skipped" (not counted: number null), "moved-over" (a closed day after the count: number
                          null), "result" (where the move ends: number null). The last "counted" step is `counted`.
                          Months and years have one step for each month or year.

   The aim: where the rule has one, it is counted from the event; else it is the last business day that leaves
   the days that a paper needs (limit.aim.counted is "back-from-the-end"). It is moved back to a business day.
   It never falls after `day`, nor on or before the event: then it is the first business day after the event,
   or, where none is left before `day`, `day` itself. */

import { addMonths, isoFromParts, isoOf, numberOf, partsOf } from './calendar.js';
import { FIRST_YEAR, LAST_YEAR, closedBecause, nextBusinessDay, previousBusinessDay } from './holidays.js';

const HOURS_OF_DAY = 24;
const MONTHS = { month: 1, year: 12 };

export function countDeadline(limit, eventDay, { today }) {
  const read = readDay(eventDay);
  if (read.error) return { error: read.error };
  const error = impossibleEvent(limit, read.iso, today);
  if (error) return { error };
  const event = numberOf(read.iso);
  const sign = limit.direction === 'before' ? -1 : 1;
  const counted = countedDay(limit, event, sign);
  const day = rolled(limit.rolls, counted);
  const aim = aimFor(limit, event, counted, day, sign);
  const now = numberOf(today);
  return {
    limit: limit.id,
    ends: limit.ends,
    event: read.iso,
    counted: isoOf(counted),
    day: isoOf(day),
    closed: closedBecause(counted),
    moved: day !== counted,
    hours: hoursOf(limit, event),
    aim: aim === null ? null : isoOf(aim),
    aimWhy: aim === null ? null : aimReason(limit),
    state: stateOf(limit, day, aim, now),
    daysLeft: day - now,
    notes: notesOf(limit, event, counted, day),
    // half a year of days: made only where somebody looks
    get steps() { return [...countedSteps(limit, event, sign), ...movedSteps(counted, day)]; },
  };
}

export function readDay(eventDay) {
  const parts = typeof eventDay === 'string' ? partsOf(eventDay) : eventDay;
  if (eventDay === '' || eventDay === null || eventDay === undefined) return { error: 'empty' };
  if (!parts) return { error: 'impossible-day' };
  const given = [parts.year, parts.month, parts.day];
  if (given.some((part) => part === null || part === undefined || Number.isNaN(part))) return { error: 'empty' };
  const iso = isoFromParts(parts.year, parts.month, parts.day);
  if (!iso) return { error: 'impossible-day' };
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR) return { error: 'year-out-of-range' };
  return { iso };
}

function impossibleEvent(limit, iso, today) {
  // days written year first stand in the order of time
  if (limit.event_day === 'past' && iso > today) return 'event-in-future';
  if (limit.event_day === 'future' && iso < today) return 'event-in-past';
  return null;
}

/* ——— the count itself */

function countedDay(limit, event, sign) {
  const count = sign * countOf(limit);
  if (limit.unit in MONTHS) return addMonths(event, count * MONTHS[limit.unit]);
  return countsClosedDays(limit) ? event + count : moveBusinessDays(event, count);
}

/* The count in the unit in which it is walked: hours by whole days. */
function countOf(limit) {
  return limit.unit === 'hour' ? Math.floor(limit.count / HOURS_OF_DAY) : limit.count;
}

function countsClosedDays(limit) {
  return limit.unit === 'calendar-day' || (limit.unit === 'hour' && limit.skips === 'no');
}

function moveBusinessDays(from, count) {
  const sign = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= closedBecause(day) ? 0 : 1) day += sign;
  return day;
}

function countedSteps(limit, event, sign) {
  const steps = [stepOn(event, 0, 'start')];
  const last = countOf(limit);
  if (limit.unit in MONTHS) {
    for (let number = 1; number <= last; number += 1) {
      // each from the event, not from the step before: 31 January, 28 February, 31 March
      steps.push(stepOn(addMonths(event, sign * number * MONTHS[limit.unit]), number, 'counted'));
    }
    return steps;
  }
  for (let number = 0, day = event + sign; number < last; day += sign) {
    const isSkipped = !countsClosedDays(limit) && closedBecause(day) !== null;
    number += isSkipped ? 0 : 1;
    steps.push(stepOn(day, isSkipped ? null : number, isSkipped ? 'skipped' : 'counted'));
  }
  return steps;
}

function stepOn(day, number, what) {
  return { day: isoOf(day), number, what, closed: closedBecause(day) };
}

function rolled(rolls, day) {
  if (rolls === 'next-business-day') return nextBusinessDay(day);
  if (rolls === 'previous-business-day') return previousBusinessDay(day);
  return day;
}

function movedSteps(counted, day) {
  const steps = [];
  const sign = Math.sign(day - counted);
  for (let between = counted + sign; sign !== 0 && between !== day; between += sign) {
    steps.push(stepOn(between, null, 'moved-over'));
  }
  if (sign !== 0) steps.push(stepOn(day, null, 'result'));
  return steps;
}

/* ——— the day to aim for */

function aimFor(limit, event, counted, day, sign) {
  if (!limit.aim) return null;
  const end = Math.min(counted, day);
  const wished = limit.aim.counted === 'from-the-event'
    ? countedDay({ ...limit.aim, skips: 'no' }, event, sign)
    : countedDay({ ...limit.aim, skips: 'no' }, end, -1);
  const aim = previousBusinessDay(Math.min(wished, end));
  const isCountedOn = limit.direction === 'after' && limit.count > 0;
  if (!isCountedOn || aim > event) return aim;
  return Math.min(nextBusinessDay(event + 1), day);
}

function aimReason(limit) {
  return limit.aim.counted === 'from-the-event' ? 'rule' : 'early';
}

/* ——— what must be said beside the day */

function stateOf(limit, day, aim, now) {
  if (limit.ends === 'earliest-day') return now < day ? 'wait' : 'open';
  if (now > day) return 'passed';
  if (now === day) return 'today';
  return aim !== null && now > aim ? 'aim-passed' : 'ahead';
}

function hoursOf(limit, event) {
  if (limit.unit !== 'hour') return null;
  const standsStill = limit.skips === 'weekends-and-holidays' && closedBecause(event) !== null;
  return { plus: limit.count % HOURS_OF_DAY, until: standsStill ? 'end-of-day' : 'same-hour' };
}

function notesOf(limit, event, counted, day) {
  const closed = closedBecause(counted);
  const said = [];
  if (day !== counted) said.push('moved');
  if (day !== counted && closed.inLieu) said.push('in-lieu');
  if (closed && day === counted && limit.ends !== 'earliest-day') said.push('closed-not-moved');
  if (limit.unit in MONTHS && partsOf(isoOf(counted)).day !== partsOf(isoOf(event)).day) said.push('short-month');
  if (limit.unit === 'hour') said.push(limit.skips === 'no' ? 'hours' : 'hours-skipped');
  return said;
}
