"""Rows, constraints and querysets, one noun a file. Models never act, send or press."""

from articles.models.address import Address, Withdrawal
from articles.models.approval import Approval
from articles.models.article import Article
from articles.models.author import Author
from articles.models.block import Block
from articles.models.follow import Follow
from articles.models.heartbeat import Heartbeat
from articles.models.live_story import LiveStory
from articles.models.outbox import Outbox
from articles.models.publication import Publication, ReviewAfter
from articles.models.revision import Revision
from articles.models.schedule import Schedule
from articles.models.section import Section, SectionDuty
from articles.models.topic import Topic

__all__ = [
    "Address",
    "Approval",
    "Article",
    "Author",
    "Block",
    "Follow",
    "Heartbeat",
    "LiveStory",
    "Outbox",
    "Publication",
    "ReviewAfter",
    "Revision",
    "Schedule",
    "Section",
    "SectionDuty",
    "Topic",
    "Withdrawal",
]
