"""How texts are said and set, whoever prints them: words of the site by language, and the typography of a language."""
