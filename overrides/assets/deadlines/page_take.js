/* What the reader takes along: paper, text, reminders. Nothing of it is kept here or sent anywhere. */

import { REMINDERS_FILE, makeReminders } from './ics.js';
import { makePlainText } from './plain_text.js';

/* The text of all counted deadlines, each under the name of its person where one was given. */
function textOfAll(entries, data, today) {
  return entries
    .map((entry) => [entry.who, makePlainText([entry], data.words, { today })].filter(Boolean).join('\n'))
    .join('\n\n');
}

export function watchTaking(answer, say, data, { counted, today, moment }) {
  const said = data.page.said;
  answer.querySelector('[data-print]').addEventListener('click', () => window.print());
  answer.querySelector('[data-copy-text]').addEventListener('click', (event) => {
    // site.js knows how to copy, also on a page opened from a disk
    const text = textOfAll(counted(), data, today());
    const button = event.currentTarget;
    const done = (isCopied) => {
      button.focus();
      say(isCopied ? said.copied : said.not_copied);
    };
    document.dispatchEvent(new CustomEvent('copy-text', { detail: { text, done } }));
  });
  answer.querySelector('[data-reminders]').addEventListener('click', () => {
    const withText = answer.querySelector('[data-with-text]').checked;
    const stamp = `${moment().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
    const file = makeReminders(counted(), data.words, { today: today(), stamp, withText });
    if (file === '') say(said.ics_none);
    else download(file);
  });
}

function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = REMINDERS_FILE;
  document.body.append(link);
  link.click();
  link.remove();
  // the browser must have begun to read it
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
