/* What fits a query best. A query is a row of ideas: a word, or a phrase that other words may stand for.
   A document that holds more of the ideas, and the rarer ones, comes first. Nothing here touches the page. */
(function () {
  'use strict';
  const BOOST = { title: 3, keywords: 2, place: 1, body: 1, other: 0.6 };
  const LONGEST_PHRASE = 4;
  const STAND_IN = 0.45; // a word that was not typed but means the same
  const ONLY_STAND_IN = 0.9; // the same where the texts do not have the typed word at all
  const KIN = 0.35; // a word that begins alike: задержа(ли), задержан(ие)
  const UNSURE = 0.4; // the part in the whole of a word that was only guessed
  const GUESS = 0.3; // how far a word that only resembles it stands for the word
  const COVER = 1.5; // how dearly a missing idea costs
  const NEAR = 0.5; // what neighbours add
  const NEIGHBOURS = 3;
  const MOST = 40;
  const SLIP = { fuzzy: 0.2, maxFuzzy: 2 };
  const LEAST = 0.12; // of the best score: below it a result is noise

  /* window.searchIndex -> an object that `search` asks */
  function open(made) {
    const mini = window.MiniSearch.loadJS(made.index, {
      fields: made.fields, storeFields: [], tokenize: (text) => [text], processTerm: (term) => term,
    });
    const alternatives = new Map(Object.entries(made.alternatives));
    return { mini, total: mini.documentCount, stop: new Set(made.stop), alternatives, said: namesOf(alternatives), rows: new Map() };
  }

  /* the words that have stand-ins, so that a slip of the finger finds them too */
  function namesOf(alternatives) {
    const said = new window.MiniSearch({ fields: ['id'], tokenize: (text) => [text], processTerm: (term) => term });
    said.addAll(Array.from(alternatives.keys(), (id) => ({ id })).filter((one) => !one.id.includes(' ')));
    return said;
  }

  /* hits: document id -> { score, terms, part }: by the best way to find it; part 1 = all words of the phrase */
  function note(hits, id, score, terms, part) {
    const known = hits.get(id);
    if (!known) hits.set(id, { score, terms: new Set(terms), part });
    else {
      known.score = Math.max(known.score, score);
      known.part = Math.max(known.part, part);
      terms.forEach((term) => known.terms.add(term));
    }
  }

  const beginning = (term) => term.slice(0, Math.max(5, Math.min(term.length - 2, 6), Math.ceil(term.length * 0.6)));

  function ofTerm(index, term, isLast) {
    const hits = new Map();
    const add = (options, weight, part) => index.mini.search(term, Object.assign({ boost: BOOST }, options))
      .forEach((one) => note(hits, one.id, one.score * weight, one.terms, part));
    const kin = () => index.mini.search(beginning(term), { boost: BOOST, prefix: true })
      .forEach((one) => note(hits, one.id, one.score * KIN, one.terms, GUESS));
    const isWord = !/[0-9]/.test(term);
    add({}, 1, 1);
    hits.sure = hits.size > 0;
    if (isLast && term.length > 1 && (isWord || !hits.sure)) add({ prefix: true }, 0.9, GUESS);
    if (isWord && term.length > 5) kin();
    if (isWord && term.length > 3 && !hits.sure) add(SLIP, 1, GUESS);
    return hits;
  }

  /* several words that should stand together: each counts for its part, and all of them for the whole */
  function ofPhrase(index, phrase, isLast) {
    const words = phrase.split(' ').filter((term, place, all) => all.length === 1 || !index.stop.has(term));
    if (words.length === 1) return ofTerm(index, words[0], isLast);
    const held = new Map();
    const hits = new Map();
    hits.sure = true;
    words.forEach((word) => {
      const found = ofTerm(index, word, false);
      hits.sure = hits.sure && found.sure;
      found.forEach((hit, id) => {
        const known = held.get(id) || { score: 0, terms: [], count: 0 };
        held.set(id, { score: known.score + hit.score, terms: known.terms.concat(Array.from(hit.terms)), count: known.count + hit.part });
      });
    });
    held.forEach((hit, id) => {
      note(hits, id, hit.score * Math.pow(hit.count / words.length, 2) / Math.sqrt(words.length), hit.terms, hit.count / words.length);
    });
    return hits;
  }

  /* what may be meant by a word that has no stand-ins: its like, the other alphabet, a letter mistaken */
  function otherwise(index, term, isKnown) {
    const standIns = (word) => index.alternatives.get(word) || [];
    const like = term.length > 5 ? index.said.search(beginning(term), { prefix: true }) : [];
    const heard = isKnown ? [] : window.searchTerms.inOtherLetters(term);
    const slips = isKnown || like.length || term.length < 5 ? [] : index.said.search(term, SLIP);
    return [].concat(...heard.concat(like.concat(slips).slice(0, 3).map((one) => one.id)).map((word) => [word].concat(standIns(word))));
  }

  function ideas(index, terms) {
    const found = [];
    const isMeant = terms.some((term) => !index.stop.has(term)) ? (term) => !index.stop.has(term) : () => true;
    let place = 0;
    while (place < terms.length) {
      let size = Math.min(LONGEST_PHRASE, terms.length - place);
      // a phrase means something else than its words: «не прошла» is not «прошла»
      while (size > 1 && !index.alternatives.has(terms.slice(place, place + size).join(' '))) size -= 1;
      const phrase = terms.slice(place, place + size).join(' ');
      if (size > 1 || isMeant(phrase)) found.push(ideaOf(index, phrase, place + size === terms.length, index.alternatives.get(phrase)));
      place += size;
    }
    return found.filter((idea) => idea.hits.size);
  }

  /* an idea: the documents that hold it, how rare it is, */
  function ideaOf(index, phrase, isLast, alternatives) {
    const hits = ofPhrase(index, phrase, isLast);
    const stands = alternatives || otherwise(index, phrase, hits.sure);
    const standIn = alternatives ? (hits.sure ? STAND_IN : ONLY_STAND_IN) : STAND_IN * 0.7;
    const credit = alternatives ? 1 : GUESS;
    let sure = hits.sure;
    stands.forEach((other) => {
      const found = ofPhrase(index, other, false);
      sure = sure || found.sure;
      found.forEach((hit, id) => note(hits, id, hit.score * standIn, hit.terms, hit.part * credit));
    });
    const size = Array.from(hits.values()).reduce((sum, hit) => sum + hit.part, 0);
    return { hits, weight: Math.log(1 + index.total / Math.max(size, 1)) * (sure ? 1 : UNSURE) };
  }

  /* how many neighbours in the query are neighbours in the text, of all that could be: 0 to 1 */
  function nearness(index, one, known) {
    if (known.length < 2) return 0;
    if (!index.rows.has(one.id)) index.rows.set(one.id, window.searchTerms(`${one.title}. ${one.body}`));
    const row = index.rows.get(one.id);
    const placesOf = (idea) => {
      const terms = idea.hits.has(one.id) ? idea.hits.get(one.id).terms : new Set();
      return row.map((term, place) => (terms.has(term) ? place : -1)).filter((place) => place >= 0);
    };
    const places = known.map(placesOf);
    const near = (mine, next) => mine.some((a) => next.some((b) => a !== b && Math.abs(a - b) <= NEIGHBOURS));
    return places.filter((mine, at) => at && near(places[at - 1], mine)).length / (known.length - 1);
  }

  /* -> [{ id, score, terms, address, title, place, body }], best first */
  function search(index, text) {
    const known = ideas(index, window.searchTerms(text));
    const whole = known.reduce((sum, idea) => sum + idea.weight, 0);
    const found = new Map();
    known.forEach((idea) => idea.hits.forEach((hit, id) => {
      const one = found.get(id) || { score: 0, held: 0, terms: new Set() };
      one.score += hit.score;
      one.held += idea.weight * hit.part;
      hit.terms.forEach((term) => one.terms.add(term));
      found.set(id, one);
    }));
    const byScore = (a, b) => b.score - a.score || (a.id < b.id ? -1 : 1);
    const ranked = Array.from(found, ([id, one]) => {
      const shown = index.mini.getStoredFields(id);
      return Object.assign({}, shown, { id, terms: one.terms, score: one.score * Math.pow(one.held / whole, COVER) * shown.weight });
    }).sort(byScore).slice(0, MOST);
    ranked.forEach((one) => { one.score *= 1 + NEAR * nearness(index, one, known); });
    ranked.sort(byScore);
    return ranked.filter((one) => one.score >= ranked[0].score * LEAST);
  }

  window.siteSearch = { open, search };
})();
