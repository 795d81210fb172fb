/* The form: which paper, which of its counts, which day. It says at the field what is wrong and gives no answer then.

   watchForm(form, data)        shows counts, picture and hint for the chosen paper; gives {choose(limitId), clear}
   readForm(form, data, today)  -> {who, entries: [{rule, limit, answer}]}, or null after the mistake is shown */

import { countDeadline } from './counting.js';
import { fill, sayError } from './wording.js';
import { make } from './page_parts.js';

const byId = (id) => document.getElementById(id);

/* The counts that begin with this event: [{rule, limit}], those of other cases last. */
function countsOf(event, data) {
  const found = data.rules
    .filter((rule) => !(rule.id in data.page.told_by))
    .flatMap((rule) => rule.limits.filter((limit) => limit.event === event).map((limit) => ({ rule, limit })));
  return found.sort((one, other) => Number(one.limit.when !== null) - Number(other.limit.when !== null));
}

/* A count for other cases, for the office, or with its day in an order does not concern most who hold this paper. */
function isForMost(limit) {
  return limit.when === null && (limit.ends === 'last-day' || limit.ends === 'earliest-day');
}

export function labelOf({ rule, limit }, data) {
  return data.page.what[limit.id] || limit.when?.[data.words.locale] || rule.question[data.words.locale];
}

function find(form, selector) {
  return form.querySelector(selector);
}

function showLimits(form, counts, ticked, data) {
  const list = find(form, '[data-limits-list]');
  find(form, '[data-limits]').hidden = counts.length < 2;
  list.replaceChildren(...counts.map(({ rule, limit }) => make(
    'label',
    { class: 'pick' },
    make('input', {
      type: 'checkbox', name: 'limit', value: limit.id, autocomplete: 'off',
      checked: ticked ? ticked === limit.id : isForMost(limit) || counts.length === 1,
      'aria-describedby': 'limits-hint',
    }),
    make('span', {}, labelOf({ rule, limit }, data)),
  )));
}

function showPaper(form, ticked, data) {
  const event = find(form, '#paper').value;
  const counts = countsOf(event, data);
  const about = data.page.events[event];
  showLimits(form, counts, ticked, data);
  find(form, '[data-where]').hidden = !about;
  form.querySelectorAll('[data-picture]').forEach((drawn) => {
    drawn.hidden = drawn.dataset.picture !== data.page.pictures[event];
  });
  find(form, '[data-where-text]').textContent = about ? about.where : '';
  find(form, '[data-date-title]').textContent = about ? about.date : data.page.said.date_title;
  showNeeded(form, data);
  clearErrors(form);
}

/* The rule's own words for the day that is needed; for each count where the chosen ones differ. */
function showNeeded(form, data) {
  const chosen = chosenCounts(form, data);
  const startOf = ({ limit }) => limit.from[data.words.locale];
  const differ = new Set(chosen.map(startOf)).size > 1;
  const lines = differ
    ? chosen.map((count) => `${labelOf(count, data)}: ${startOf(count)}.`)
    : chosen.slice(0, 1).map((count) => fill(data.page.needed, { start: startOf(count) }));
  const hint = find(form, '#date-hint');
  hint.replaceChildren(...lines.map((line) => make('span', {}, line)));
  hint.hidden = lines.length === 0;
}

function chosenCounts(form, data) {
  const ticked = new Set([...form.querySelectorAll('input[name=limit]:checked')].map((box) => box.value));
  return countsOf(find(form, '#paper').value, data).filter(({ limit }) => ticked.has(limit.id));
}

export function watchForm(form, data) {
  find(form, '#paper').addEventListener('change', () => showPaper(form, null, data));
  find(form, '[data-limits-list]').addEventListener('change', () => showNeeded(form, data));
  const clear = () => {
    form.reset();
    showPaper(form, null, data);
  };
  const choose = (id) => {
    const rule = data.rules.find((one) => one.id === (data.page.told_by[id] || id.split('.')[0]));
    if (!rule) return false;
    const limit = rule.limits.find((one) => one.id === id) || rule.limits[0];
    find(form, '#paper').value = limit.event || '';
    showPaper(form, limit.id, data);
    return Boolean(limit.event);
  };
  clear();
  return { choose, clear };
}

/* ——— mistakes */

function clearErrors(form) {
  form.querySelectorAll('.err').forEach((line) => { line.hidden = true; });
  form.querySelectorAll('.bad').forEach((field) => field.classList.remove('bad'));
  form.querySelectorAll('[aria-invalid]').forEach((field) => {
    field.removeAttribute('aria-invalid');
    const others = (field.getAttribute('aria-describedby') || '').split(' ').filter((id) => !id.endsWith('-err'));
    if (others.join('')) field.setAttribute('aria-describedby', others.join(' '));
    else field.removeAttribute('aria-describedby');
  });
}

function showError(name, text, fields, first) {
  const line = byId(`${name}-err`);
  line.textContent = text;
  line.hidden = false;
  line.closest('.field').classList.add('bad');
  fields.forEach((field) => {
    const hint = field.getAttribute('aria-describedby');
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', hint ? `${line.id} ${hint}` : line.id);
  });
  first.focus();
  return null;
}

function wholeNumber(text) {
  const bare = text.trim();
  if (bare === '') return null;
  return /^\d+$/.test(bare) ? Number(bare) : 0; // 0 is no day, month or year: "no such day"
}

function showDateError(code, fields, parts, data) {
  const empty = fields.find((field, index) => parts[index] === null);
  const first = { empty, 'year-out-of-range': fields[2] }[code] || fields[0];
  return showError('date', sayError(code, data.words), fields, first);
}

export function readForm(form, data, today) {
  clearErrors(form);
  const paper = find(form, '#paper');
  if (paper.value === '') return showError('paper', data.page.said.choose_paper, [paper], paper);
  const chosen = chosenCounts(form, data);
  if (chosen.length === 0) {
    const boxes = [...form.querySelectorAll('input[name=limit]')];
    return showError('limits', data.page.said.choose_one, boxes, boxes[0]);
  }
  const fields = ['on-day', 'on-month', 'on-year'].map(byId);
  const [day, month, year] = fields.map((field) => wholeNumber(field.value));
  const entries = chosen.map(({ rule, limit }) => (
    { rule, limit, answer: countDeadline(limit, { year, month, day }, { today }) }
  ));
  const wrong = entries.find(({ answer }) => answer.error);
  if (wrong) return showDateError(wrong.answer.error, fields, [day, month, year], data);
  return { who: byId('who').value.trim(), entries };
}
