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

  /* ——— larger letters: three sizes in turn; the ordinary one leaves nothing stored */
  function watchTextSize() {
    const sizes = ['', 'large', 'huge'];
    all('[data-text-size]').forEach((button) => button.addEventListener('click', () => {
      const next = (sizes.indexOf(root.getAttribute('data-text') || '') + 1) % sizes.length;
      if (sizes[next]) root.setAttribute('data-text', sizes[next]);
      else root.removeAttribute('data-text');
      said.textContent = said.dataset.sizes.split('|')[next];
      try {
        if (sizes[next]) localStorage.setItem('text', sizes[next]);
        else localStorage.removeItem('text');
      } catch (refused) { /* the size then lasts for this page */ }
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
      putIntoClipboard(link.href).then(() => { link.focus(); sayCopied(link, words); }, () => { location.hash = link.hash; });
    });
  }

  /* a page's own script asks by an event: {text, done(isCopied)} */
  document.addEventListener('copy-text', ({ detail }) => {
    putIntoClipboard(detail.text).then(() => detail.done(true), () => detail.done(false));
  });

  function sayCopied(label, words) {
    said.textContent = label.textContent = said.dataset.copied;
    setTimeout(() => { label.textContent = words; said.textContent = ''; }, 2500);
  }

  /* ——— the whole page: to the printer, to the phone's own sheet of ways to share, to the clipboard */
  function watchPassOn() {
    all('[data-print]').forEach((button) => button.addEventListener('click', () => print()));
    all('[data-share]').forEach((button) => {
      if (!navigator.share) return;
      button.hidden = false;
      // a reader who closes the sheet has not met an error
      button.addEventListener('click', () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
    });
    all('[data-copy-page]').forEach((button) => {
      const label = button.querySelector('span');
      const words = label.textContent;
      button.addEventListener('click', () => putIntoClipboard(location.href).then(() => { button.focus(); sayCopied(label, words); }, () => {}));
    });
  }

  /* ——— home by keyboard: once the list of situations has the focus, its number brings the reader to a row */
  function watchNumbers() {
    all('[data-numbered]').forEach((list) => {
      const rows = all('a.row', list);
      rows.forEach((row, place) => row.setAttribute('aria-keyshortcuts', String(place + 1)));
      list.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const row = rows[Number(event.key) - 1];
        if (!row) return;
        event.preventDefault();
        row.focus();
      });
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

  /* ——— Esc shuts the meaning of a term until the reader leaves the word; so does a touch beside it, because
     a telephone keeps the hover of the last touch */
  function shutTerm(term) {
    const again = () => term.classList.remove('shut');
    term.classList.add('shut');
    ['mouseleave', 'focusout', 'pointerdown'].forEach((leaving) => term.addEventListener(leaving, again, { once: true }));
  }

  function watchTerms() {
    const isOpen = (term) => term.matches(':hover') || term.contains(document.activeElement);
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      all('.term').filter(isOpen).forEach((term) => {
        if (term.contains(document.activeElement)) term.firstElementChild.focus();
        shutTerm(term);
      });
    });
    document.addEventListener('pointerdown', (event) => {
      all('.term').filter(isOpen).filter((term) => !term.contains(event.target)).forEach((term) => {
        if (term.contains(document.activeElement)) document.activeElement.blur();
        if (term.matches(':hover')) shutTerm(term);
      });
    });
  }

  /* ——— paper: say when, and let nothing stay folded */
  function watchPrint() {
    let opened = [];
    const canonical = document.querySelector('link[rel=canonical]');
    const open = location.protocol.startsWith('http') ? location.origin + location.pathname : '';
    const address = canonical ? canonical.href : open;
    addEventListener('beforeprint', () => {
      all('[data-printed]').forEach((line) => {
        const time = line.querySelector('time');
        time.dateTime = isoDay(new Date());
        time.textContent = new Date().toLocaleDateString(root.lang, { day: 'numeric', month: 'long', year: 'numeric' }).replace(/\s*г\.$/, '');
        line.hidden = false;
        // a sheet that was parted from the first one says too where it is from, and of which day
        root.style.setProperty('--printed', JSON.stringify(address + line.textContent));
      });
      all('[data-from]').forEach((line) => {
        if (!open) return;
        line.textContent = ` · ${open}`;
        line.hidden = false;
      });
      opened = all('#main details:not([open]):not(.here)');
      opened.forEach((details) => { details.open = true; });
    });
    addEventListener('afterprint', () => opened.forEach((details) => { details.open = false; }));
  }

  /* ——— a link may lead into a folded part: older browsers jump, but leave it folded */
  function openAround() {
    const folds = all('#main details:not([open])').filter((details) => details.querySelector(':target'));
    folds.forEach((details) => { details.open = true; });
    if (folds.length) document.querySelector(':target').scrollIntoView();
  }

  function watchFolds() {
    addEventListener('hashchange', openAround);
    openAround();
  }

  /* ——— where there is room, the whole menu lies open */
  function openMenu() {
    if (matchMedia('(min-width: 68em)').matches) all('#menu details').forEach((details) => { details.open = true; });
  }

  watchExit();
  watchView();
  watchTextSize();
  watchLanguage();
  watchCopy();
  watchTerms();
  watchPassOn();
  watchNumbers();
  watchPrint();
  watchFolds();
  openMenu();
  markOverdue(isoDay(new Date()));
})();
