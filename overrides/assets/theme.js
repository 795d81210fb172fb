/* Runs before the first paint: says that there is a script, and takes up the reader's choice of day or night and of the size of text. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');
  try {
    var choice = localStorage.getItem('theme');
    if (choice === 'dark' || choice === 'light') root.setAttribute('data-theme', choice);
    var size = localStorage.getItem('text');
    if (size === 'large' || size === 'huge') root.setAttribute('data-text', size);
  } catch (refused) { /* storage may be forbidden: then the system decides */ }
})();
