"""What an address would be in a story: the editor asks here, so that no provider learns what is being written."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.text.embeds import block_of, embed_of, embeds_as_lines


@require_GET
def show(request: HttpRequest) -> JsonResponse:
    """The embed in oEmbed's words (https://oembed.com, 2.3), or 422 with a sentence: only `url` is read."""
    embed = embed_of(request.GET.get("url", ""))
    if embed is None:
        sentence = _(
            "Only addresses of YouTube, Vimeo, Dailymotion, SoundCloud, Spotify and Datawrapper can be shown."
        )
        return JsonResponse({"error": sentence}, status=422)
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": embed.provider,
            "url": embed.address,
            "html": embeds_as_lines(block_of(embed)),
        }
    )
