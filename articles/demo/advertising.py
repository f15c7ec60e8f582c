"""The demo's house ads: words and pictures, in both editions."""

from articles.actions.advertising import keep_ad, keep_ads_off
from articles.demo.contents import World
from articles.demo.frame import Frame
from articles.demo.picturing import Shelf
from articles.models import HouseAd

EVERYWHERE = ["front_rail", "front_wide", "section_wide", "story_rail", "list_wide"]
WIDE = ["front_wide", "section_wide", "list_wide"]

#: Name, edition, slots, weight, link, headline, words, and the key of a picture that stands above them.
ADS = (
    ("Flux RSS", "fr", EVERYWHERE, 2, "/feed/", "Chaque article à sa sortie",
     "Dans votre lecteur de flux, sans rien à remplir ni à laisser derrière vous.", ""),
    ("RSS feed", "en", EVERYWHERE, 2, "/en/feed/", "Every story the moment it is out",
     "In your own feed reader. Nothing to sign up for.", ""),
    ("Rectificatifs", "fr", EVERYWHERE, 1, "/corrections/", "Nous nous trompons, et nous le disons",
     "Tous nos rectificatifs, sur une page.", ""),
    ("Corrections", "en", EVERYWHERE, 1, "/en/corrections/", "We get things wrong, and say so",
     "Every correction we have made, on one page.", ""),
    ("Archives en image", "fr", WIDE, 3, "/archive/", "Nos archives, jour après jour",
     "Tout ce que nous avons publié, ouvert à tous.", "library"),
    ("Archive in a picture", "en", WIDE, 3, "/en/archive/", "Our archive, day by day",
     "All that we have published, open to everybody.", "library"),
)  # fmt: skip

#: Stories beside which nobody should advertise: language and key.
GRAVE = (("fr", "coup-de-vent-cap-serus"), ("en", "storm-cap-serus"))


def keep_ads(frame: Frame, shelf: Shelf) -> None:
    """Ads that are missing are there and on; those that are there stay as they are."""
    known = set(HouseAd.objects.values_list("name", flat=True))
    for name, edition, slots, weight, link, headline, words, scene in ADS:
        hung = shelf.pictures.get(scene)
        if name in known or (scene and hung is None):
            continue
        ad = HouseAd(
            name=name,
            edition=edition,
            slots=slots,
            weight=weight,
            link=link,
            headline=headline,
            words=words,
            picture_id=hung.picture if hung else None,
            alt=hung.scene.alt(edition)[:250] if hung else "",
            is_on=True,
        )
        keep_ad(ad, fields=["name", "link", "slots"], actor=frame.people["ada"])


def keep_ads_off_grave_stories(world: World) -> None:
    """No page of these carries an ad."""
    for told in GRAVE:
        keep_ads_off(world.made[told], actor=world.frame.people["chip"])
