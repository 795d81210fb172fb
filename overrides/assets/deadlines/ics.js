/* Reminders for a calendar program (RFC 5545). They give nothing away: titles are "Reminder 3", the description
   is empty unless the reader asks for it, the ids are digests, the file has a neutral name.

   makeReminders(entries, words, {today, stamp, withText}) -> the text of the file, "" where no day lies ahead
   entries   [{rule, limit, answer}] as for makePlainText
   stamp     the moment of making as UTC, "20261122T081500Z": the page reads the clock, this file never does
   withText  true only where the reader asked: then each description holds the plain text of its deadline

   One event of a whole day for each last day, and one for each day to aim for; days before `today` are left out.
   Alarms ring at 9:00 of the reader's own clock, a week and a day before. */

import { addDays } from './calendar.js';
import { fill, sayDay } from './wording.js';
import { textOfEntry } from './plain_text.js';

export const REMINDERS_FILE = 'reminders.ics';

const LINE_OCTETS = 75;
// a whole day begins at midnight: nine in the morning of the day before is fifteen hours earlier
const ALARMS = ['-P6DT15H', '-PT15H'];

export function makeReminders(entries, words, { today, stamp, withText = false }) {
  const events = remindersOf(entries, words, today, withText);
  if (events.length === 0) return '';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Reminders//Reminders 1.0//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event, index) => eventLines(event, fill(words.reminder, { number: index + 1 }), stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/* The days to be reminded of, in the order of time, each once for each limit: {day, key, text}. */
export function remindersOf(entries, words, today, withText) {
  const found = [];
  entries.forEach((entry) => {
    const { answer } = entry;
    const text = withText ? textOfEntry(entry, words, today) : '';
    if (answer.day >= today) found.push({ day: answer.day, key: `${answer.limit} ${answer.event} day`, text });
    if (answer.aim !== null && answer.aim >= today && answer.aim !== answer.day) {
      const aimText = withText
        ? `${fill(words.text.reminder_of_aim, { day: sayDay(answer.day, words) })}\n${text}` : '';
      found.push({ day: answer.aim, key: `${answer.limit} ${answer.event} aim`, text: aimText });
    }
  });
  return found.sort((one, other) => (one.day + one.key < other.day + other.key ? -1 : 1));
}

function eventLines({ day, key, text }, title, stamp) {
  const basic = (iso) => iso.replace(/-/g, '');
  return [
    'BEGIN:VEVENT',
    `UID:${digest(key)}@reminders.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...ALARMS.flatMap((before) => [
      'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:${before}`, 'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function escaped(text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/* RFC 5545, 3.1: no line longer than 75 octets, a letter never torn apart. */
function folded(line) {
  let text = '';
  let length = 0;
  Array.from(line).forEach((letter) => {
    if (length + octets(letter) > LINE_OCTETS) {
      text += '\r\n ';
      length = 1;
    }
    text += letter;
    length += octets(letter);
  });
  return text;
}

/* How many octets a letter takes in UTF-8. */
function octets(letter) {
  const code = letter.codePointAt(0);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/* The same limit and the same date give the same id, so that a second import replaces the first; nobody can
   read the limit from it. Two rounds of FNV-1a, 32 bits each. */
function digest(text) {
  const round = (seed) => Array.from(new TextEncoder().encode(text)).reduce(
    (hash, octet) => Math.imul(hash ^ octet, 16777619) >>> 0, seed,
  );
  return [2166136261, 84696351].map((seed) => round(seed).toString(16).padStart(8, '0')).join('');
}
