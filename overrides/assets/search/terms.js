/* Text to search terms, step by step as scripts/website/search_terms.py makes them for the index.
   tests/website/search_terms.yml and a run of the whole index through both prove that they agree.
   No lookbehind: phones whose Safari is older than 16.4 do not know it. */
(function () {
  'use strict';
  const WORD = /[\p{L}\p{N}]+/gu;
  const UNSEEN = /[\u00ad\u0301\u200b\u2060'’ʼ]/g;
  const HYPHENS = '-‐‑–—';
  const SPACES = ' \u00a0\u2009\u202f';
  const LETTER = /^[\p{L}\p{Nl}\p{No}]$/u;
  const FEW_LETTERS = /^[\p{L}\p{Nl}\p{No}]{1,4}$/u;
  const FORM_NUMBER = /^[0-9]{1,4}[\p{L}\p{Nl}\p{No}]{0,2}$/u;
  const JOINED_FORM = /^([\p{L}\p{Nl}\p{No}]{1,4})([0-9]{1,4})([\p{L}\p{Nl}\p{No}]{0,2})$/u;
  const NUMBER = /^[0-9]+[\p{L}\p{Nl}\p{No}]?$/u;
  const PARAGRAPH = /^[\p{L}\p{N}]{1,4}$/u;
  const LATIN_OF = new Map(Object.entries({
    'а': 'a', 'б': 'b', 'в': 'b', 'г': 'g', 'д': 'd', 'е': 'e', 'ж': 'g', 'и': 'i', 'й': 'i', 'і': 'i',
    'к': 'k', 'л': 'l', 'м': 'm', 'н': 'n', 'о': 'o', 'п': 'p', 'р': 'r', 'с': 'c', 'т': 't', 'у': 'u',
    'ф': 'f', 'х': 'h', 'ц': 'c', 'ю': 'u', 'ай': 'i', 'эн': 'n', 'джи': 'g', 'эй': 'a', 'би': 'b',
    'си': 'c', 'ди': 'd', 'ар': 'ar', 'дс': 'ds', 'еоир': 'eoir', 'эоир': 'eoir',
  }));
  const SERIES = ['i', 'n', 'g', 'ar', 'ds', 'eoir'];

  const isOneOf = (text, set) => text.length === 1 && set.includes(text);
  const latin = (letters) => (/^[a-z]*$/.test(letters) ? letters : LATIN_OF.get(letters));
  const latinLetters = (text) => Array.from(text, (letter) => LATIN_OF.get(letter) || letter).join('');
  const digitsOf = (text) => text.replace(/[^0-9]/g, '');

  const stems = new Map();

  function stem(word) {
    if (!stems.has(word)) stems.set(word, stemOf(word));
    return stems.get(word);
  }

  function stemOf(word) {
    if (/^[a-z]+$/.test(word)) return window.snowball.english.stemWord(word);
    if (/^[а-я]+$/.test(word)) return window.snowball.russian.stemWord(word);
    return word;
  }

  function wordsOf(text) {
    const flat = text.normalize('NFC').toLowerCase().replace(/ё/g, 'е').replace(UNSEEN, '');
    const words = [];
    let end = 0;
    let found;
    WORD.lastIndex = 0;
    while ((found = WORD.exec(flat))) {
      words.push({ before: flat.slice(end, found.index), text: found[0] });
      end = found.index + found[0].length;
    }
    if (words.length) words.push({ before: flat.slice(end), text: '' });
    return words;
  }

  const formTerms = (series, number) => [series + latinLetters(number.replace(/^0+/, '')), digitsOf(number)];

  function form(words, place) {
    const word = words[place].text;
    const joined = JOINED_FORM.exec(word);
    if (joined) {
      const series = latin(joined[1]);
      return series ? [formTerms(series, joined[2] + joined[3]), 1] : null;
    }
    const series = FEW_LETTERS.test(word) ? latin(word) : null;
    const after = words[place + 1];
    if (!series || !FORM_NUMBER.test(after.text)) return null;
    const size = digitsOf(after.text).length;
    const inBrackets = after.before === ')(' && words[place].before.endsWith('(');
    const apart = isOneOf(after.before, SPACES) && SERIES.includes(series) && size >= 2 && size <= 3;
    return isOneOf(after.before, HYPHENS) || inBrackets || apart ? [formTerms(series, after.text), 2] : null;
  }

  function abbreviation(words, place) {
    let end = place;
    while (LETTER.test(words[end].text) && (end === place || words[end].before === '.')) end += 1;
    if (end - place < 2) return null;
    return [[stem(words.slice(place, end).map((word) => word.text).join(''))], end - place];
  }

  function thousands(words, place) {
    let end = place + 1;
    if (!/^[0-9]{1,3}$/.test(words[place].text)) return null;
    while (/^[0-9]{3}$/.test(words[end].text) && isOneOf(words[end].before, SPACES + ',')) end += 1;
    const parts = words.slice(place, end).map((word) => word.text);
    return parts.length > 1 ? [[parts.join('')].concat(parts), end - place] : null;
  }

  function section(words, place) {
    const first = latinLetters(words[place].text);
    let whole = first;
    let end = place + 1;
    while (words[end].before === '.' && NUMBER.test(words[end].text)) {
      whole += '.' + latinLetters(words[end].text);
      end += 1;
    }
    const terms = whole === first ? [first] : [first, whole];
    let opening = '(';
    while (words[end].before === opening && PARAGRAPH.test(words[end].text) && words[end + 1].before.startsWith(')')) {
      terms.push(terms[terms.length - 1] + latinLetters(words[end].text));
      opening = ')(';
      end += 1;
    }
    return [terms, end - place];
  }

  function number(words, place) {
    if (!NUMBER.test(words[place].text)) return null;
    return thousands(words, place) || section(words, place);
  }

  function searchTerms(text) {
    const words = wordsOf(text);
    const terms = [];
    let place = 0;
    while (place < words.length) {
      const word = words[place].text;
      const [found, used] = form(words, place) || abbreviation(words, place) || number(words, place)
        || [word ? [stem(word)] : [], 1];
      terms.push(...found);
      place += used;
    }
    return terms;
  }

  /* the stems of a word as it may be spelt in the other alphabet: впн -> vpn, ubezhische -> убежищ */
  const CYRILLIC_OF = [['shch', 'щ'], ['sch', 'щ'], ['zh', 'ж'], ['kh', 'х'], ['ch', 'ч'], ['sh', 'ш'], ['ts', 'ц'], ['yu', 'ю'],
    ['ya', 'я'], ['ja', 'я'], ['ju', 'ю'], ['yo', 'е'], ['ye', 'е'], ['a', 'а'], ['b', 'б'], ['v', 'в'], ['w', 'в'], ['g', 'г'],
    ['d', 'д'], ['e', 'е'], ['z', 'з'], ['i', 'и'], ['j', 'й'], ['y', 'ы'], ['k', 'к'], ['l', 'л'], ['m', 'м'], ['n', 'н'],
    ['o', 'о'], ['p', 'п'], ['r', 'р'], ['s', 'с'], ['t', 'т'], ['u', 'у'], ['f', 'ф'], ['h', 'х'], ['c', 'ц'], ['q', 'к'], ['x', 'кс'], ["'", 'ь']];
  const SOUND_OF = { 'з': 'z', 'ч': 'ch', 'ш': 'sh', 'щ': 'sch', 'ъ': '', 'ы': 'y', 'ь': '', 'э': 'e', 'ю': 'yu', 'я': 'ya', 'в': 'v', 'ц': 'ts', 'ж': 'zh' };

  function inOtherLetters(word) {
    if (/^[а-я]+$/.test(word)) {
      const heard = Array.from(word, (letter) => (letter in SOUND_OF ? SOUND_OF[letter] : LATIN_OF.get(letter))).join('');
      return Array.from(new Set([heard, heard.replace(/k/g, 'c')]), stem);
    }
    if (!/^[a-z]+$/.test(word)) return [];
    return [stem(CYRILLIC_OF.reduce((text, [sound, letter]) => text.split(sound).join(letter), word))];
  }

  searchTerms.inOtherLetters = inOtherLetters;
  window.searchTerms = searchTerms;
})();
