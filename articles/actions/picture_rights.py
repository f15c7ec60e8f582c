"""What the picture editor may change in other people's stories: the lead picture and the figures, and no word else."""

from dataclasses import replace

from accounts.actors import Actor
from accounts.roles import Can, Scope, scope
from articles.text.blocks import join, split
from articles.text.content import Content, content_hash
from articles.workflow.rules import Facts
from articles.workflow.states import WRITABLE


def may_change_pictures(facts: Facts, actor: Actor, before: Content, after: Content) -> bool:
    """Whether this save changes only pictures, by somebody who may in every story, while the story is written."""
    if facts.state not in WRITABLE or scope(actor.roles, Can.PICTURES) < Scope.EVERYWHERE:
        return False
    return content_hash(_without_pictures(before)) == content_hash(_without_pictures(after))


def _without_pictures(content: Content) -> Content:
    words = [block for block in split(content.body) if block.kind != "figure"]
    return replace(content, lead=None, body=join(words))
