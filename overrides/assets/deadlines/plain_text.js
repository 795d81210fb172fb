/* Answers as plain text, to be copied or put into a message: no markup, a line for each thought.

   makePlainText(entries, words, {today, siteAddress}) -> text
   entries      [{rule, limit, answer}]: rule and limit of data/deadlines.json, answer of countDeadline without error
   siteAddress  where the site stands ("https://…/"), or "" to leave out the addresses of its pages
   words        the group `count` of the words; the rule's texts are taken in words.locale */

import { explainCount, fill, sayAim, sayDay, sayResult } from './wording.js';

export function makePlainText(entries, words, { today, siteAddress = '' }) {
  return entries.map((entry) => textOfEntry(entry, words, today, siteAddress)).join('\n\n');
}

export function textOfEntry({ rule, limit, answer }, words, today, siteAddress = '') {
  const said = words.text;
  const locale = words.locale;
  const warnings = warningsOf(rule, words, today);
  const lines = [
    rule.question[locale],
    ...warnings,
    limit.when ? fill(said.when, { when: limit.when[locale] }) : '',
    sayResult(answer, words),
    mustBeDone(limit, words),
    sayAim(answer, words),
    fill(said.from, { start: limit.from[locale] }),
    said.how,
    ...explainCount(answer, limit, words).map((sentence) => `- ${sentence}`),
    rule.note ? rule.note[locale] : '',
    rule.no_limit ? fill(said.no_limit, { text: rule.no_limit[locale] }) : '',
    ...(today > answer.day ? exceptionsOf(rule, words) : []),
    ...stepsOf(rule, words),
    rule.law.length ? fill(said.law, { law: rule.law.map((law) => law.text).join('; ') }) : '',
    today > rule.review_by ? '' : fill(said.check_after, { day: sayDay(rule.review_by, words) }),
    rule.official_address ? fill(said.check_at, { address: rule.official_address }) : '',
    siteAddress ? `${siteAddress}${rule.pages[locale]}` : '',
    fill(said.counted_on, { day: sayDay(today, words) }),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/* What must be known before the answer, the gravest first. */
export function warningsOf(rule, words, today) {
  const said = words.text;
  return [
    rule.ended && rule.ended <= today ? fill(said.ended, { day: sayDay(rule.ended, words) }) : '',
    today > rule.review_by ? fill(said.overdue, { day: sayDay(rule.review_by, words) }) : '',
    rule.contested ? fill(said.contested, { text: rule.contested[words.locale] }) : '',
    rule.confidence === 'unconfirmed' ? said.unconfirmed : '',
    rule.lawyer_wanted ? said.lawyer_wanted : '',
  ].filter((line) => line !== '');
}

/* What must have happened by the day; nothing where the day is the first one or an office's own. */
export function mustBeDone(limit, words) {
  return limit.ends === 'last-day' || limit.ends === 'set-by-order' ? words.done_when[limit.done_when] || '' : '';
}

function exceptionsOf(rule, words) {
  return rule.exceptions.map((fact) => fill(words.text.exception, { answer: fact.answer[words.locale] }));
}

function stepsOf(rule, words) {
  const steps = rule.steps[words.locale] || [];
  return steps.length ? [words.text.to_do, ...steps.map((step) => `- ${step}`)] : [];
}
