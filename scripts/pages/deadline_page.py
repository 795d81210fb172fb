"""The page «Count a deadline»: the form that a script brings to life, and all its rules in words for those without."""

from __future__ import annotations

from datetime import date

from scripts.pages.addresses import Site, markdown_path
from scripts.pages.calculator import Calculator
from scripts.pages.calculator_form import calculator_form
from scripts.pages.front_matter import front_matter
from scripts.pages.inline import as_title, list_items_apart, text_as_markdown
from scripts.pages.notices import notices
from scripts.pages.rules_in_words import holidays_of, rules_in_words, two_examples
from scripts.wording.typography import set_type
from scripts.wording.words import Words

HOW_TO_COUNT = "counting-days-and-receipt-rule"


def deadline_page(words: Words, calculator: Calculator, site: Site, today: date) -> str:
    """The page: form and place for the answer, rules with examples, how to count, federal holidays, data."""
    said = calculator.said
    head = front_matter(
        {
            "title": said["page.title"],
            "description": said["page.description"],
            "hide": ["toc"],
            "styles": ["assets/deadlines/deadlines.css"],
            "scripts": ["assets/deadlines/deadlines.js"],
        }
    )
    parts = [
        f"{head}\n# {said['page.title']}",
        f"{set_type(said['page.lead'], words.locale)}\n{{: .lead }}",
        f'<p class="small no-script">{set_type(said["page.no_script"], words.locale)}</p>',
        calculator_form(calculator),
        _part("rules", said["page.rules_title"], rules_in_words(words, calculator, site, today)),
        _how_to_count(words, calculator, site, today),
        _part("examples", said["page.worked_title"], two_examples(words, calculator, today)),
        _part("holidays", said["page.holidays_title"], holidays_of(words, calculator, today)),
        f'<script type="application/json" data-deadline-rules>{calculator.data}</script>',
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _part(anchor: str, title: str, text: str) -> str:
    return f'<section class="roof sec in-words" markdown="1">\n\n## {title} {{#{anchor}}}\n\n{text}\n\n</section>'


def _how_to_count(words: Words, calculator: Calculator, site: Site, today: date) -> str:
    fact = site.corpus.fact.get(HOW_TO_COUNT)
    if fact is None:
        return ""
    locale = words.locale
    steps = (fact.steps or {}).get(locale, [])
    whole = f"[{calculator.said['page.script.whole']}]({markdown_path(site.fact_page(fact.id), fact.id)})"
    parts = [
        *notices(fact, words, site, today),
        list_items_apart(text_as_markdown(fact.answer[locale], locale, site)),
        "\n".join(
            f"{n}. {as_title(text_as_markdown(step, locale, site))}" for n, step in enumerate(steps, 1)
        ),
        f"{words['as_of'].format(date=words.day(fact.as_of))} {whole}\n{{: .small }}",
    ]
    return _part(fact.id, set_type(fact.question[locale], locale), "\n\n".join(filter(None, parts)))
