/* One counted deadline on the page, in a fixed order: what must be known first, the days as a line, how they were
   counted, the rule, what to do, its law and dates. drawEntry({who, rule, limit, answer}, data, today) -> element */

import { explainCount, explainEachDay, fill, sayAmount, sayClosed, sayState } from './wording.js';
import { mustBeDone, warningsOf } from './plain_text.js';
import { linkTo, make, sayDate, sayWeekday, sign, timeOf } from './page_parts.js';
import { labelOf } from './page_form.js';

export function titleOf(entry, data) {
  const what = labelOf(entry, data);
  return entry.who ? fill(data.page.said.for_who, { who: entry.who, what }) : what;
}

export function drawEntry(entry, data, today) {
  const title = titleOf(entry, data);
  return make(
    'article',
    { class: 'result counted', 'data-counted': entry.limit.id },
    make('div', { class: 'counted__head' }, make('h3', { tabindex: '-1' }, title), removeButton(title, data)),
    passedBox(entry, data),
    warningBox(entry, data, today),
    daysLine(entry, data, today),
    howCounted(entry, data),
    theRule(entry, data),
    whatToDo(entry, data),
    datesAndLaw(entry, data),
  );
}

function removeButton(title, data) {
  const words = data.page.said.remove;
  return make('button', { type: 'button', class: 'remove on-screen', 'data-remove': true, 'aria-label': `${words}: ${title}` }, words);
}

/* ——— what must be known first */

function isMissed({ answer }) {
  return answer.state === 'passed';
}

function passedBox(entry, data) {
  if (!isMissed(entry)) return null;
  const { rule, limit, answer } = entry;
  const said = data.page.said;
  const isOffice = answer.ends === 'official-target';
  const title = fill(isOffice ? said.passed_target : said.passed, { day: sayDate(answer.day, data) });
  const links = [
    ...rule.exceptions.map((fact) => [fact.id, fact.question[data.words.locale]]),
    ...(data.page.late[limit.event] || []).map((id) => [id, said.late]),
    ['find-a-free-lawyer', said.lawyer],
  ];
  return make(
    'div',
    { class: 'box missed' },
    make('p', { class: 'state' }, sign('gone'), make('span', {}, title)),
    make('p', {}, isOffice ? said.passed_office : said.passed_text),
    make('p', { class: 'on-screen' }, said.passed_rows),
    make('ul', { class: 'rows on-screen' }, ...links.map(([id, words]) => rowTo(id, words))),
  );
}

function rowTo(id, words) {
  const known = document.querySelector(`a[data-about="${id}"]`);
  if (!known) return null;
  return make('li', {}, linkTo(id, { class: 'row' }, make('span', {}, make('b', {}, words)), sign('go')));
}

function warningBox({ rule }, data, today) {
  const said = data.page.said;
  const lines = warningsOf(rule, data.words, today);
  if (rule.lagging.includes(data.words.locale)) lines.push(said.lagging);
  if (lines.length === 0) return null;
  const where = rule.official_address
    ? make('p', {}, `${said.check_at} `, make('a', { href: rule.official_address, rel: 'noreferrer' }, hostOf(rule.official_address)))
    : make('p', {}, said.ask_lawyer);
  return make(
    'div',
    { class: 'box loud' },
    make('p', { class: 'state' }, sign('warn'), make('span', {}, said.before)),
    ...lines.map((line) => make('p', {}, line)),
    where,
  );
}

function hostOf(address) {
  return new URL(address).hostname.replace(/^www\./, '');
}

/* ——— the days */

function daysLine(entry, data, today) {
  const { answer } = entry;
  const days = [eventDay(entry, data), aimDay(entry, data, today), countedDayOf(entry, data), resultDay(entry, data)]
    .filter((one) => one !== null)
    .sort((one, other) => (one.iso < other.iso ? -1 : Number(one.iso > other.iso)));
  return make('ol', { class: 'line', 'data-day': answer.day }, ...days.map(({ kind, iso, when, parts }) => make(
    'li',
    { class: kind || null },
    make('p', { class: 'when' }, ...when),
    ...parts,
  )));
}

function quietDay(iso, text, data) {
  const when = [`${sayWeekday(iso, data)}, `, timeOf(iso, sayDate(iso, data))];
  return { kind: 'off', iso, when, parts: [make('p', {}, text)] };
}

function loudDay(kind, iso, data, ...parts) {
  const when = [sayWeekday(iso, data)];
  return { kind, iso, when, parts: [make('p', { class: 'big' }, timeOf(iso, sayDate(iso, data))), ...parts] };
}

function isDateInOrder({ limit }) {
  return limit.count === 0;
}

function eventDay(entry, data) {
  if (isDateInOrder(entry) && entry.answer.day === entry.answer.event) return null;
  const said = data.page.said;
  const start = entry.limit.from[data.words.locale];
  return quietDay(entry.answer.event, fill(isDateInOrder(entry) ? said.date_in_order : said.day_zero, { start }), data);
}

function aimDay(entry, data, today) {
  const { answer } = entry;
  if (answer.aim === null || answer.aim === answer.day || isMissed(entry)) return null;
  const said = data.page.said;
  const gone = answer.aim < today ? ` ${said.aim_gone}` : '';
  return loudDay('now', answer.aim, data, make('p', {}, make('strong', {}, said.aim), gone));
}

function countedDayOf({ answer }, data) {
  if (!answer.moved || answer.counted === answer.event) return null;
  return quietDay(answer.counted, fill(data.page.said.counted, { closed: sayClosed(answer.closed, data.words) }), data);
}

function resultDay(entry, data) {
  const { limit, answer } = entry;
  const said = data.page.said;
  const label = isDateInOrder(entry) ? said.ends['in-order'] : said.ends[answer.ends];
  const isLast = answer.ends === 'last-day' || answer.ends === 'set-by-order';
  const kind = { 'earliest-day': 'now', 'official-target': '' }[answer.ends] ?? 'end';
  const noSpare = isLast && answer.aim === answer.day ? make('p', {}, make('strong', {}, said.aim), ` ${said.same_day}`) : null;
  const done = mustBeDone(limit, data.words);
  return loudDay(
    kind, answer.day, data,
    make('p', {}, make('strong', {}, label), done ? ` ${done}` : ''),
    ...(noSpare ? [noSpare] : []),
    ...(isMissed(entry) ? [] : [make('p', { class: 'small' }, howFar(answer, data))]),
  );
}

/* That the aim has passed is said beside the aim. */
function howFar(answer, data) {
  return sayState(answer.state === 'aim-passed' ? { ...answer, state: 'ahead' } : answer, data.words);
}

/* ——— why, and what to do */

function howCounted({ limit, answer }, data) {
  const said = data.page.said;
  const inDays = limit.count > 0;
  return make(
    'details',
    { class: 'why' },
    make('summary', {}, said.why),
    make(
      'div',
      {},
      make('ul', {}, ...explainCount(answer, limit, data.words).map((sentence) => make('li', {}, sentence))),
      inDays ? make('p', {}, make('b', {}, said.each)) : null,
      inDays ? make('ol', { class: 'each' }, ...explainEachDay(answer, limit, data.words).map((day) => make('li', {}, day))) : null,
    ),
  );
}

function theRule({ rule, limit }, data) {
  const locale = data.words.locale;
  const amount = limit.count > 0 ? `${sayAmount(limit.count, limit.unit, data.words)}. ` : '';
  const when = limit.when ? `${fill(data.words.text.when, { when: limit.when[locale] })}. ` : '';
  return make(
    'div',
    { class: 'rule' },
    make('p', {}, make('b', {}, `${data.page.said.rule}: `), when, amount, rule.note ? rule.note[locale] : ''),
    rule.no_limit ? make('p', {}, make('b', {}, data.page.said.no_limit), ` ${rule.no_limit[locale]}.`) : null,
  );
}

function whatToDo({ rule }, data) {
  const steps = rule.steps[data.words.locale] || [];
  if (steps.length === 0) return null;
  return make(
    'details',
    { class: 'to-do' },
    make('summary', {}, data.page.said.to_do),
    make('ol', {}, ...steps.map((step) => make('li', {}, step))),
  );
}

function datesAndLaw({ rule }, data) {
  const said = data.page.said;
  const cited = rule.law.flatMap((law, index) => [
    index ? '; ' : ' ',
    law.address ? make('a', { class: 'cite', href: law.address, rel: 'noreferrer', lang: 'en' }, law.text) : make('span', { lang: 'en' }, law.text),
  ]);
  return make(
    'div',
    { class: 'meta' },
    make('p', {}, `${fill(said.valid, { day: sayDate(rule.as_of, data) })} ${fill(said.check_after, { day: sayDate(rule.review_by, data) })}`),
    cited.length ? make('p', {}, said.law, ...cited) : null,
    make('p', { class: 'on-screen' }, linkTo(rule.id, {}, said.whole)),
  );
}
