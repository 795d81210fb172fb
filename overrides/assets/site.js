/* What the pages do beyond text and links. Without it everything can still be read and reached. */
(function () {
  'use strict';
  const root = document.documentElement;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const said = document.querySelector('[data-said]');

  function isoDay(date) {
    const two = (number) => String(number).padStart(2, '0');
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  /* ——— leaving: the page vanishes at once, and its place in the history goes to the weather */
  function leave(address) {
    root.classList.add('leaving');
    document.title = '…';
    location.replace(address);
  }

  function watchExit() {
    const exit = document.querySelector('[data-exit]');
    if (!exit) return;
    exit.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      leave(exit.href);
    });
    let presses = [];
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Shift') { presses = []; return; }
      if (event.repeat) return;
      const now = Date.now();
      presses = presses.filter((then) => now - then < 1500).concat(now);
      if (presses.length >= 3) leave(exit.href);
    });
  }

  /* ——— day and night: the one thing that is ever stored, and only while it differs from the system's */
  function watchView() {
    const night = matchMedia('(prefers-color-scheme: dark)');
    all('[data-view-switch]').forEach((button) => button.addEventListener('click', () => {
      const system = night.matches ? 'dark' : 'light';
      const choice = (root.getAttribute('data-theme') || system) === 'dark' ? 'light' : 'dark';
      root.setAttribute('data-theme', choice);
      try {
        if (choice === system) localStorage.removeItem('theme');
        else localStorage.setItem('theme', choice);
      } catch (refused) { /* the choice then lasts for this page */ }
    }));
  }

  /* ——— the other language opens at the same anchor */
  function watchLanguage() {
    all('a[data-keeps-place]').forEach((link) => link.addEventListener('click', () => { link.hash = location.hash; }));
  }

  /* ——— copying the address of a fact */
  function putIntoClipboard(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'said';
    field.setAttribute('readonly', '');
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error('the browser refused'));
  }

  function watchCopy() {
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a.copy');
      if (!link || !said || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const words = link.dataset.words || link.textContent;
      link.dataset.words = words;
      putIntoClipboard(link.href).then(() => {
        said.textContent = link.textContent = said.dataset.copied;
        link.focus();
        setTimeout(() => { link.textContent = words; said.textContent = ''; }, 2500);
      }, () => { location.hash = link.hash; });
    });
  }

  /* ——— time works without us: what is past its review date by the reader's clock says so */
  function markList(id, loud) {
    all('[data-here]').forEach((list) => {
      const link = all('a', list).find((one) => one.getAttribute('href') === '#' + id);
      if (!link || link.querySelector('.gone, .loud, .old')) return;
      const word = document.createElement('small');
      word.className = loud ? 'loud' : 'old';
      word.textContent = loud ? list.dataset.loud : list.dataset.old;
      link.appendChild(word);
    });
  }

  function markOverdue(today) {
    all('[data-review]').forEach((element) => {
      if (!(today > element.dataset.review) || element.classList.contains('is-gone')) return;
      const loud = element.dataset.tone === 'loud';
      const words = all('.overdue, .state-inline, .due', element);
      words.forEach((word) => { word.hidden = false; });
      if (!element.classList.contains('fact')) return;
      element.classList.add(loud ? 'is-loud' : 'is-old');
      // the sentence of a fresh fact goes only if another one now says where to check
      if (words.some((word) => word.matches('.due') || word.querySelector('a[href]'))) {
        all('.fresh', element).forEach((sentence) => { sentence.hidden = true; });
      }
      const heading = element.querySelector('h2[id]');
      markList(heading ? heading.id : element.id, loud);
    });
  }

  /* ——— paper: say when, and let nothing stay folded */
  function watchPrint() {
    let opened = [];
    addEventListener('beforeprint', () => {
      all('[data-printed]').forEach((line) => {
        const time = line.querySelector('time');
        time.dateTime = isoDay(new Date());
        time.textContent = new Date().toLocaleDateString(root.lang, { day: 'numeric', month: 'long', year: 'numeric' }).replace(/\s*г\.$/, '');
        line.hidden = false;
      });
      opened = all('#main details:not([open]):not(.here)');
      opened.forEach((details) => { details.open = true; });
    });
    addEventListener('afterprint', () => opened.forEach((details) => { details.open = false; }));
  }

  /* ——— where there is room, the whole menu lies open */
  function openMenu() {
    if (matchMedia('(min-width: 68em)').matches) all('#menu details').forEach((details) => { details.open = true; });
  }

  watchExit();
  watchView();
  watchLanguage();
  watchCopy();
  watchPrint();
  openMenu();
  markOverdue(isoDay(new Date()));
})();
