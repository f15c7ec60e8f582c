"""Rows, constraints and querysets, one noun a file. Models never act, send or press."""

from articles.models.address import Address, Withdrawal
from articles.models.announcement import Announcement
from articles.models.approval import Approval
from articles.models.article import Article
from articles.models.author import Author
from articles.models.block import Block
from articles.models.edit_lock import EditLock
from articles.models.error_report import ErrorReport
from articles.models.follow import Follow
from articles.models.front import FrontPage, FrontPlace
from articles.models.heartbeat import Heartbeat
from articles.models.house_ad import HouseAd
from articles.models.hub_mark import HubMark
from articles.models.listed import LiveByline, LiveMonth, LiveTopic
from articles.models.live_story import LiveStory
from articles.models.outbox import Outbox
from articles.models.presence import Presence
from articles.models.pressed_page import PressedPage
from articles.models.publication import Publication, ReviewAfter
from articles.models.read_mark import ReadMark
from articles.models.revision import Revision
from articles.models.schedule import Schedule
from articles.models.section import Section, SectionDuty
from articles.models.standing_page import StandingPage, StandingVersion
from articles.models.topic import Topic
from articles.models.version_name import VersionName
from articles.models.vocabulary import DayTally, LogPlace, NewsWord
from articles.models.working_copy import WorkingCopy

__all__ = [
    "Address",
    "Announcement",
    "Approval",
    "Article",
    "Author",
    "Block",
    "DayTally",
    "EditLock",
    "ErrorReport",
    "Follow",
    "FrontPage",
    "FrontPlace",
    "Heartbeat",
    "HouseAd",
    "HubMark",
    "LiveByline",
    "LiveMonth",
    "LiveStory",
    "LiveTopic",
    "LogPlace",
    "NewsWord",
    "Outbox",
    "Presence",
    "PressedPage",
    "Publication",
    "ReadMark",
    "ReviewAfter",
    "Revision",
    "Schedule",
    "Section",
    "SectionDuty",
    "StandingPage",
    "StandingVersion",
    "Topic",
    "VersionName",
    "Withdrawal",
    "WorkingCopy",
]
