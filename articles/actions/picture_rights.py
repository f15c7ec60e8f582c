"""What the picture editor may change in other people's stories: the lead picture and the figures, and no word else."""

from dataclasses import replace

from accounts.actors import Actor
from accounts.roles import Can, Scope, scope
from articles.text.blocks import join, split
from articles.text.content import Content, content_hash
from articles.workflow.rules import Facts
from articles.workflow.transitions import Need

#: What a save that changes pictures alone is allowed by, in every state that takes a text.
AS_A_WRITER = frozenset({Need.OWN, Need.WRITE})


def keeps_pictures(actor: Actor) -> bool:
    """Whether the pictures of every story are this person's to look after."""
    return scope(actor.roles, Can.PICTURES) >= Scope.EVERYWHERE


def as_picture_editor(facts: Facts, actor: Actor) -> Facts:
    """The facts for somebody who looks after pictures: a text may be saved where its writers might save it."""
    if not keeps_pictures(actor):
        return facts
    return replace(facts, grants=facts.grants | AS_A_WRITER, live_grants=facts.live_grants | AS_A_WRITER)


def changes_only_pictures(before: Content, after: Content) -> bool:
    """Whether every word, and everything around the text, is as it was."""
    return content_hash(_without_pictures(before)) == content_hash(_without_pictures(after))


def _without_pictures(content: Content) -> Content:
    words = [block for block in split(content.body) if block.kind != "figure"]
    return replace(content, lead=None, body=join(words))
