/* Small pieces of the page: elements with plain text (never HTML), days in words, addresses that the page holds. */

import { numberOf, partsOf, weekdayOf } from './calendar.js';
import { fill } from './wording.js';

/* make('p', {class: 'small'}, 'text', element …): an attribute that is null or false is left out */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  });
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
}

export function sign(name) {
  return document.querySelector(`template[data-sign="${name}"]`).content.cloneNode(true);
}

/* "30 ноября 2026" */
export function sayDate(iso, data) {
  const { year, month, day } = partsOf(iso);
  return fill(data.page.said.date, { year, day, month: data.words.months[month - 1] });
}

/* "понедельник" */
export function sayWeekday(iso, data) {
  return data.words.weekdays[weekdayOf(numberOf(iso))];
}

export function timeOf(iso, text) {
  return make('time', { datetime: iso }, text);
}

/* A link to a fact: its address stands in the page already, so it is right in every copy of the site. */
export function linkTo(id, attributes, ...children) {
  const known = document.querySelector(`a[data-about="${id}"]`);
  return known ? make('a', { href: known.getAttribute('href'), ...attributes }, ...children) : null;
}

/* The day by the reader's own calendar. */
export function todayOf(moment) {
  const two = (number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
