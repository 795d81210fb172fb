"""Whether an address may be a link: Russia punishes ties to organizations that it calls «undesirable»."""

from __future__ import annotations

from scripts.facts.catalogue import Danger
from scripts.facts.model import Fact, Situation

TOPIC_FOR_READERS_IN_RUSSIA = "russia"


def is_for_readers_in_russia(fact: Fact, topic: str) -> bool:
    """Whether somebody who still lives in Russia is likely to open this fact there."""
    return topic == TOPIC_FOR_READERS_IN_RUSSIA or Situation.IN_RUSSIA in fact.situations


def may_be_link(danger: Danger, for_readers_in_russia: bool) -> bool:
    """`true` is never a link, `unknown` not on pages for readers in Russia, `false` always."""
    return danger == "false" or (danger == "unknown" and not for_readers_in_russia)


def needs_warning(danger: Danger) -> bool:
    """Whether the name must stand with a word of warning: Russia is known to punish this tie."""
    return danger == "true"
