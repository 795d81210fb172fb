/* An answer of countDeadline in words. `words` is the group `count` of docs/_includes/<lang>/deadlines.yml.

   sayDay(iso, words)                     "суббота, 21 ноября 2026"
   sayAmount(count, unit, words)          "30 календарных дней": the form that the number asks for
   sayClosed(closed, words)               "праздник: День труда"
   sayResult(answer, words)               the headline: "Последний день: …"
   sayAim(answer, words)                  "Лучше успеть к этому дню: …", or "" where there is nothing to aim for
   sayState(answer, words)                how far it is: "До этого дня осталось: 9 дней."
   explainCount(answer, limit, words)     a few sentences: day 0, day 1, the last day, what moved it
   explainEachDay(answer, limit, words)   one sentence for each step
   sayError(code, words)                  what is wrong with the date that was given
   Everything is plain text: put it in with textContent, never as HTML. */

import { numberOf, partsOf, weekdayOf } from './calendar.js';

const HOURS = 'hour';

export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function sayDay(iso, words) {
  const { year, month, day } = partsOf(iso);
  const weekday = words.weekdays[weekdayOf(numberOf(iso))];
  return fill(words.day, { weekday, year, day, month: words.months[month - 1] });
}

export function sayAmount(count, unit, words) {
  const forms = words.units[unit];
  return fill(forms[new Intl.PluralRules(words.locale).select(count)] || forms.other, { n: count });
}

export function sayClosed(closed, words) {
  if (closed.why !== 'holiday') return words.closed[closed.why];
  return fill(words.closed[closed.inLieu ? 'in_lieu' : 'holiday'], { name: words.holidays[closed.holiday] });
}

/* Beside a day that already names its weekday. */
function sayClosedBesideDay(closed, words) {
  return closed.why === 'holiday' ? sayClosed(closed, words) : words.closed.weekend;
}

export function sayResult(answer, words) {
  // a count of nothing: the date in the order is the day itself
  const isDateInOrder = answer.event === answer.counted && answer.ends === 'set-by-order';
  return fill(words.result[isDateInOrder ? 'in-order' : answer.ends], { day: sayDay(answer.day, words) });
}

export function sayAim(answer, words) {
  return answer.aim === null ? '' : fill(words.aim, { day: sayDay(answer.aim, words) });
}

export function sayState(answer, words) {
  const states = answer.ends === 'official-target' ? words.state_office : words.state;
  return fill(states[answer.state], { amount: sayAmount(Math.abs(answer.daysLeft), 'calendar-day', words) });
}

export function sayError(code, words) {
  return words.errors[code];
}

export function explainCount(answer, limit, words) {
  const told = [sayStart(answer, limit, words)];
  if (limit.count > 0) told.push(...sayCount(answer, limit, words));
  if (answer.notes.includes('short-month')) told.push(words.explain.short_month);
  if (answer.moved) told.push(sayMove(answer, words));
  if (answer.notes.includes('in-lieu')) told.push(words.explain.in_lieu);
  if (answer.notes.includes('closed-not-moved') && limit.unit !== HOURS) {
    told.push(fill(words.explain.not_moved, { closed: sayClosed(answer.closed, words) }));
  }
  return told;
}

export function explainEachDay(answer, limit, words) {
  const isPeriod = limit.unit === 'month' || limit.unit === 'year';
  return answer.steps.map((step) => {
    const closed = step.closed ? sayClosedBesideDay(step.closed, words) : '';
    const values = { day: sayDay(step.day, words), number: step.number, closed };
    if (step.what !== 'counted') return fill(words.each[step.what], values);
    if (isPeriod) return fill(words.each.period, { ...values, amount: sayAmount(step.number, limit.unit, words) });
    return fill(closed ? words.each.counted_closed : words.each.counted, values);
  });
}

function sayStart(answer, limit, words) {
  const day = sayDay(answer.event, words);
  if (limit.count === 0) return fill(words.explain.start_order, { day });
  if (limit.unit === HOURS) return sayStartOfHours(answer, day, words);
  return fill(limit.direction === 'before' ? words.explain.start_before : words.explain.start, { day });
}

function sayStartOfHours(answer, day, words) {
  const runs = answer.hours.until === 'same-hour';
  return runs ? fill(words.explain.start_hours, { day }) : `${fill(words.each.start, { day })}.`;
}

function sayCount(answer, limit, words) {
  const day = sayDay(answer.counted, words);
  const amount = sayAmount(limit.count, limit.unit, words);
  if (limit.unit === HOURS) return sayHours(answer, limit, day, amount, words);
  if (limit.unit === 'month' || limit.unit === 'year') return [fill(words.explain.last_period, { amount, day })];
  const skipped = answer.steps.filter((step) => step.what === 'skipped').length;
  const how = limit.unit === 'business-day' ? fill(words.explain.business_days, { skipped }) : words.explain.all_days;
  const first = answer.steps.find((step) => step.number === 1);
  const told = [fill(words.explain.first, { day: sayDay(first.day, words) }), how];
  return limit.count === 1 ? told : [...told, fill(words.explain.last, { number: limit.count, day })];
}

function sayHours(answer, limit, day, amount, words) {
  if (answer.hours.until === 'end-of-day') return [fill(words.explain.last_hours_end, { amount, day })];
  const told = limit.skips === 'no' ? [] : [words.explain.skipped_hours];
  const rest = sayAmount(answer.hours.plus, HOURS, words);
  const whole = limit.count - answer.hours.plus;
  told.push(fill(words.explain.last_hours, { amount: sayAmount(whole, HOURS, words), day }));
  return answer.hours.plus === 0 ? told : [...told, fill(words.explain.plus_hours, { amount: rest })];
}

function sayMove(answer, words) {
  const pattern = answer.day > answer.counted ? words.explain.moved_next : words.explain.moved_previous;
  return fill(pattern, { closed: sayClosed(answer.closed, words), day: sayDay(answer.day, words) });
}
