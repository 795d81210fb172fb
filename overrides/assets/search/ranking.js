/* What fits a query best. A query is a row of ideas: a word, or a phrase that other words may stand for.
   A document that holds more of the ideas, and the rarer ones, comes first. Nothing here touches the page. */
(function () {
  'use strict';
  const BOOST = { title: 4, keywords: 3, place: 1, body: 1, other: 0.8 };
  const LONGEST_PHRASE = 4;
  const STAND_IN = 0.7; // a word that was not typed but means the same
  const KIN = 0.35; // a word that begins alike: задержа(ли), задержан(ие)
  const LEAST = 0.12; // of the best score: below it a result is noise

  /* window.searchIndex -> an object that `search` asks */
  function open(made) {
    const mini = window.MiniSearch.loadJS(made.index, {
      fields: made.fields, storeFields: [], tokenize: (text) => [text], processTerm: (term) => term,
    });
    return {
      mini, total: mini.documentCount, stop: new Set(made.stop), alternatives: new Map(Object.entries(made.alternatives)),
    };
  }

  /* hits: document id -> { score, terms, shown } */
  function add(hits, found, weight) {
    found.forEach((one) => {
      const known = hits.get(one.id);
      if (!known) hits.set(one.id, { score: one.score * weight, terms: new Set(one.terms), shown: one });
      else {
        known.score = Math.max(known.score, one.score * weight);
        one.terms.forEach((term) => known.terms.add(term));
      }
    });
  }

  function ofTerm(index, term, isLast) {
    const ask = (text, options) => index.mini.search(text, Object.assign({ boost: BOOST }, options));
    const hits = new Map();
    const isWord = !/[0-9]/.test(term);
    add(hits, ask(term), 1);
    if (isLast && term.length > 1) add(hits, ask(term, { prefix: true }), 0.9);
    if (isWord && term.length > 5) add(hits, ask(term.slice(0, Math.max(5, term.length - 2)), { prefix: true }), KIN);
    if (!hits.size && isWord && term.length > 3) add(hits, ask(term, { fuzzy: 0.25, maxFuzzy: 2 }), 1);
    return hits;
  }

  /* several words that should stand together: each counts for its part, and all of them for the whole */
  function ofPhrase(index, phrase, isLast) {
    const words = phrase.split(' ').filter((term, place, all) => all.length === 1 || !index.stop.has(term));
    if (words.length === 1) return ofTerm(index, words[0], isLast);
    const all = words.map((word, place) => ofTerm(index, word, isLast && place === words.length - 1));
    const hits = new Map();
    all.forEach((one) => one.forEach((hit, id) => {
      const known = hits.get(id) || { score: 0, terms: new Set(), shown: hit.shown, held: 0 };
      known.score += hit.score;
      known.held += 1;
      hit.terms.forEach((term) => known.terms.add(term));
      hits.set(id, known);
    }));
    hits.forEach((hit) => { hit.score *= Math.pow(hit.held / words.length, 2) / Math.sqrt(words.length); });
    return hits;
  }

  function ideas(index, terms) {
    const found = [];
    const meant = terms.some((term) => !index.stop.has(term)) ? (term) => !index.stop.has(term) : () => true;
    terms.forEach((term, place) => {
      if (meant(term)) found.push({ phrase: term, isLast: place === terms.length - 1, stands: index.alternatives.get(term) || [], part: 1 });
      for (let size = 2; size <= LONGEST_PHRASE && place + size <= terms.length; size += 1) {
        const phrase = terms.slice(place, place + size).join(' ');
        const stands = index.alternatives.get(phrase);
        if (stands) found.push({ phrase, isLast: false, stands, part: 1 });
      }
    });
    return found;
  }

  function hitsOf(index, idea) {
    const hits = ofPhrase(index, idea.phrase, idea.isLast);
    idea.stands.forEach((phrase) => ofPhrase(index, phrase, false).forEach((hit, id) => {
      const known = hits.get(id) || { score: 0, terms: new Set(), shown: hit.shown };
      known.score = Math.max(known.score, hit.score * STAND_IN);
      hit.terms.forEach((term) => known.terms.add(term));
      hits.set(id, known);
    }));
    return hits;
  }

  /* -> [{ id, score, terms, address, title, place, body }], best first */
  function search(index, text) {
    const known = ideas(index, window.searchTerms(text))
      .map((idea) => ({ hits: hitsOf(index, idea) })).filter((idea) => idea.hits.size);
    known.forEach((idea) => { idea.weight = Math.log(1 + index.total / idea.hits.size); });
    const whole = known.reduce((sum, idea) => sum + idea.weight, 0);
    const results = new Map();
    known.forEach((idea) => idea.hits.forEach((hit, id) => {
      const one = results.get(id) || { id, score: 0, held: 0, terms: new Set(), shown: index.mini.getStoredFields(id) };
      one.score += hit.score;
      one.held += idea.weight;
      hit.terms.forEach((term) => one.terms.add(term));
      results.set(id, one);
    }));
    const ranked = Array.from(results.values(), (one) => Object.assign({}, one.shown, {
      id: one.id, terms: one.terms, score: one.score * Math.pow(one.held / whole, 1.5) * one.shown.weight,
    })).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return ranked.filter((one) => one.score >= ranked[0].score * LEAST);
  }

  window.siteSearch = { open, search };
})();
