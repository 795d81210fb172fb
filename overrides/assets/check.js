/* A print's code leads here: `#bond.2026-09-10.3f2a1b…`. Says which answers changed since; asks nobody, keeps nothing. */
(function () {
  'use strict';
  const DIGITS = 3;
  const CODE = /^([a-z0-9-]+)\.(\d{4}-\d{2}-\d{2})\.([0-9a-f]*)$/;
  const answer = document.getElementById('answer');
  if (!answer) return;
  const home = answer.nextElementSibling;
  const again = answer.querySelector('[data-say=again] a');
  const found = answer.querySelector('[data-found]');

  function codeInAddress() {
    const raw = location.hash.slice(1);
    try { return decodeURIComponent(raw); } catch (notWellFormed) { return raw; }
  }

  /* three digits for the piece's own words, then three for each fact; null where the code was cut */
  function read(code) {
    const parts = CODE.exec(code);
    if (!parts || !parts[3] || parts[3].length % DIGITS) return null;
    const marks = parts[3].match(/.{3}/g);
    return { piece: parts[1], version: parts[2], own: marks[0], marks: marks.slice(1) };
  }

  function compare(print, section) {
    const left = print.marks.slice();
    const rows = Array.from(section.querySelectorAll('[data-print]'));
    const changed = rows.filter((row) => {
      const place = left.indexOf(row.dataset.print);
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
    return { changed, fewer: print.marks.length > rows.length, words: print.own !== section.dataset.own, rows };
  }

  function say(names, rows, since) {
    answer.querySelectorAll('[data-say]').forEach((line) => { line.hidden = !names.includes(line.dataset.say); });
    found.textContent = '';
    rows.forEach((row) => {
      const item = document.createElement('li');
      item.appendChild(row.querySelector('a').cloneNode(true));
      // a day later than the print's own is news to its reader
      const news = row.querySelector('[data-news]');
      if (news && news.dataset.news > since) item.append(document.createElement('br'), news.cloneNode(true));
      found.appendChild(item);
    });
    answer.dataset.outcome = names[0];
    answer.hidden = false;
  }

  function showAt(section) {
    const heading = section && section.querySelector('h3');
    if (heading) heading.after(answer);
    else home.before(answer);
    (heading || answer).scrollIntoView();
    answer.focus({ preventScroll: true });
  }

  function judge(print, section) {
    const { changed, fewer, words, rows } = compare(print, section);
    // the code of a kit speaks for its first sheet alone: each booklet in it has a code of its own
    const kit = 'kit' in section.dataset ? ['kit'] : [];
    changed.forEach((row) => row.classList.add('is-changed'));
    if (!changed.length && !fewer && !words) {
      const due = rows.filter((row) => row.querySelector('.due:not([hidden])'));
      say(['same', ...kit, ...(due.length ? ['due'] : [])], due);
    } else if (print.version > section.dataset.version) {
      say(['newer', ...kit], []);
    } else {
      const why = [['facts', changed.length], ['fewer', fewer], ['words', words]];
      say(['changed', ...kit, ...why.filter((one) => one[1]).map((one) => one[0]), 'again'], changed, print.version);
      again.hash = section.dataset.piece;
    }
  }

  function check() {
    const code = codeInAddress();
    answer.hidden = true;
    document.querySelectorAll('.is-changed').forEach((row) => row.classList.remove('is-changed'));
    if (!code || document.getElementById(code)) return;
    const print = read(code);
    const section = document.querySelector(`[data-piece="${CSS.escape((print ? print.piece : code.split('.')[0]))}"]`);
    if (!print) say(['broken'], []);
    else if (!section) say(['unknown'], []);
    else judge(print, section);
    showAt(section);
  }

  addEventListener('hashchange', check);
  check();
})();
