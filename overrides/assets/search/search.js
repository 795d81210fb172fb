/* The search panel: it opens under the head, loads what it needs when the reader turns to it, and asks nobody.
   Nothing of a query goes into the address, the history or any storage. */
(function () {
  'use strict';
  const here = document.currentScript.src;
  const panel = document.getElementById('search');
  if (!panel) return;
  const form = panel.querySelector('form');
  const input = panel.querySelector('input[type=search]');
  const status = panel.querySelector('.search__status');
  const list = panel.querySelector('.search__results');
  const PARTS = ['minisearch.js', 'stemmers.js', 'terms.js', 'ranking.js'];
  const SHOWN = 20;
  const EXCERPT = 190;
  const PAUSE = 120; // milliseconds without a key before a search begins: phones are slow
  /* `data-found` and the like on the panel go before these; a language that has neither hears English */
  const SAYS = {
    en: {
      found: 'Found: {count}', none: 'Nothing found. Try one word, another word for it, or a form number.',
      loading: 'Loading the search…', failed: 'The search could not be loaded. The menu of this page leads to every topic.',
    },
    ru: {
      found: 'Найдено: {count}', none: 'Ничего не найдено. Попробуйте одно слово, другое слово или номер формы.',
      loading: 'Загружаем поиск…', failed: 'Поиск не загрузился. Все темы есть в меню этой страницы.',
    },
  };
  const say = (what) => panel.dataset[what] || (SAYS[panel.dataset.locale] || SAYS.en)[what];

  let opener = null;
  let index = null; // a promise of the opened index, once the reader has turned to the search
  let pause = 0;

  /* ——— loading: scripts of our own, in order, so that it works from a folder and under the strictest policy */
  function load(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(address));
      document.head.appendChild(script);
    });
  }

  function ready() {
    if (!index) {
      const addresses = PARTS.map((part) => new URL(part, here).href).concat(new URL(panel.dataset.index, location.href).href);
      index = Promise.all(addresses.map(load)).then(() => {
        const opened = window.siteSearch.open(window.searchIndex);
        delete window.searchIndex;
        return opened;
      });
      index.catch(() => { index = null; });
    }
    return index;
  }

  /* ——— what is shown of a text: the piece that holds most of the words, and the words marked */
  const WORDS = /[\p{L}\p{N}]+(?:[-‑.()]+[\p{L}\p{N}]+)*/gu;

  function pieces(text, terms) {
    const found = [];
    let end = 0;
    let word;
    WORDS.lastIndex = 0;
    while ((word = WORDS.exec(text))) {
      if (!window.searchTerms(word[0]).some((term) => terms.has(term))) continue;
      found.push({ text: text.slice(end, word.index), marked: false }, { text: word[0], marked: true });
      end = word.index + word[0].length;
    }
    return found.concat({ text: text.slice(end), marked: false }).filter((piece) => piece.text);
  }

  function marked(element, text, terms) {
    pieces(text, terms).forEach((piece) => {
      if (!piece.marked) { element.append(piece.text); return; }
      const mark = document.createElement('mark');
      mark.textContent = piece.text;
      element.append(mark);
    });
    return element;
  }

  function excerpt(text, terms) {
    const sentences = text.match(/[^.!?…]+(?:[.!?…]+(?!\s)[^.!?…]*)*[.!?…]*\s*/g) || [text];
    const worth = sentences.map((sentence) => new Set(window.searchTerms(sentence).filter((term) => terms.has(term))).size);
    let at = worth.indexOf(Math.max.apply(null, worth));
    const first = at;
    let shown = '';
    while (at < sentences.length && (shown.length + sentences[at].length <= EXCERPT || !shown)) { shown += sentences[at]; at += 1; }
    shown = shown.trim();
    const cut = shown.length > EXCERPT + 60 ? shown.slice(0, EXCERPT + 40).replace(/\s+\S*$/, '') + '…' : shown;
    return (first ? '… ' : '') + cut + (at < sentences.length && !cut.endsWith('…') ? ' …' : '');
  }

  function row(result) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.className = 'row';
    // from a folder on disk nobody turns `page/` into `page/index.html`
    const address = location.protocol === 'file:' ? result.address.replace(/\/(?=#|$)/, '/index.html') : result.address;
    link.href = panel.dataset.root + address;
    const words = document.createElement('span');
    words.append(marked(document.createElement('b'), result.title, result.terms));
    [[result.place, null], [excerpt(result.body, result.terms), result.terms]].forEach(([text, terms]) => {
      if (!text) return;
      const line = document.createElement('span');
      line.className = 'small';
      words.append(terms ? marked(line, text, terms) : Object.assign(line, { textContent: text }));
    });
    link.append(words);
    item.append(link);
    return item;
  }

  /* ——— searching */
  function show(query, results) {
    list.replaceChildren ? list.replaceChildren() : (list.textContent = '');
    results.slice(0, SHOWN).forEach((result) => list.append(row(result)));
    const count = Math.min(results.length, SHOWN);
    status.textContent = !query ? '' : count ? say('found').replace('{count}', count) : say('none');
    list.dataset.query = query;
  }

  function search() {
    clearTimeout(pause);
    const query = input.value.trim();
    if (!query) { show('', []); return; }
    if (!window.siteSearch) status.textContent = say('loading');
    ready().then(
      (opened) => { if (query === input.value.trim()) show(query, window.siteSearch.search(opened, query)); },
      () => { status.textContent = say('failed'); },
    );
  }

  /* ——— opening, closing, keys */
  function open(from) {
    if (panel.hidden) opener = from;
    panel.hidden = false;
    ready().catch(() => { status.textContent = say('failed'); });
    input.focus();
    input.select();
  }

  function close() {
    panel.hidden = true;
    if (opener) opener.focus();
  }

  function step(event) {
    const links = [input].concat(Array.from(list.querySelectorAll('a')));
    const next = links[links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next || !links.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  }

  document.addEventListener('click', (event) => {
    const asked = event.target.closest('[data-search-open]');
    if (!asked || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (panel.hidden) open(asked);
    else close();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open(document.activeElement);
    } else if (event.key === 'Escape' && !panel.hidden) close();
  });
  panel.addEventListener('keydown', (event) => { if (/^Arrow(Up|Down)$/.test(event.key)) step(event); });
  input.addEventListener('focus', () => { ready().catch(() => {}); });
  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(search, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  list.addEventListener('click', (event) => {
    // a result on this very page only moves the page: the panel must not stay over it
    const link = event.target.closest('a');
    if (link && link.pathname === location.pathname && !event.ctrlKey && !event.metaKey) panel.hidden = true;
  });
})();
