/* The page «Count a deadline»: joins form, answers and what is taken along. Dates live in this page only: nothing is
   stored, sent, or written into the address, and a reload forgets them. */

import { fill } from './wording.js';
import { sayDate, todayOf } from './page_parts.js';
import { readForm, watchForm } from './page_form.js';
import { drawEntry } from './page_answer.js';
import { watchTaking } from './page_take.js';

function startPage(form) {
  const data = JSON.parse(document.querySelector('[data-deadline-rules]').textContent);
  const answer = document.querySelector('[data-answer]');
  const status = document.querySelector('[data-count-status]');
  const today = () => todayOf(new Date());
  const say = (text) => { status.textContent = text; };
  let counted = [];

  function draw() {
    // what can still be done in time stands first
    const place = ({ answer }) => `${Number(answer.state === 'passed')} ${answer.day}`;
    counted.sort((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))));
    answer.querySelector('[data-answers]').replaceChildren(...counted.map((entry) => drawEntry(entry, data, today())));
    answer.querySelector('[data-counted-on]').textContent = fill(data.page.said.counted_on, { day: sayDate(today(), data) });
    answer.hidden = counted.length === 0;
    answer.classList.toggle('many', counted.length > 1);
    document.documentElement.classList.toggle('has-count', counted.length > 0);
  }

  function forget() {
    counted = [];
    draw();
    controls.clear();
  }

  const controls = watchForm(form, data);
  const isSame = (one, other) => one.limit.id === other.limit.id && one.who === other.who && one.answer.event === other.answer.event;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const read = readForm(form, data, today());
    if (!read) return;
    const fresh = read.entries.map((entry) => ({ ...entry, who: read.who }));
    counted = counted.filter((old) => !fresh.some((entry) => isSame(entry, old))).concat(fresh);
    draw();
    document.getElementById('your-days').focus();
    say(fill(data.page.said.done, { day: sayDate(counted[0].answer.day, data) }));
  });

  answer.addEventListener('click', (event) => {
    const button = event.target.closest('[data-remove]');
    if (!button) return;
    const index = [...answer.querySelectorAll('[data-remove]')].indexOf(button);
    counted.splice(index, 1);
    draw();
    (counted.length ? document.getElementById('your-days') : document.getElementById('paper')).focus();
    say(data.page.said.removed);
  });

  watchTaking(answer, say, data, { counted: () => counted, today, moment: () => new Date() });

  function chooseByAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && controls.choose(id)) form.scrollIntoView();
  }

  addEventListener('hashchange', chooseByAddress);
  // a page that the browser kept whole must forget too
  addEventListener('pageshow', (event) => { if (event.persisted) forget(); });
  chooseByAddress();
}

const deadlineForm = document.querySelector('[data-deadline-form]');
if (deadlineForm) startPage(deadlineForm);
