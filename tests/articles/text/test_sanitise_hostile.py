"""Pages made to do harm: nothing of them is stored, and reading them stays cheap."""

import pytest

from articles.text.sanitise import sanitise
from tests.articles.text.cleanliness import faults
from tests.costs import cost

HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.test/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><text>mot</text></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text x=20 y=20>mot</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<p style='background:url(javascript:alert(1))' onclick='x()' id=a class=b>mot</p>",
    "<a href='javascript:alert(1)'>mot</a>",
    "<a href='java\tscript:alert(1)'>mot</a>",
    "<a href='&#106;&#97;vascript&colon;alert(1)'>mot</a>",
    "<a href='\x01javascript:alert(1)'>mot</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>mot</a>",
    "<a href='vbscript:x'>mot</a>",
    "<a href='https://x.test/' onmouseover=alert(1) target=_blank rel=opener>mot</a>",
    '<a href="https://x.test/&quot;onmouseover=alert(1)//">mot</a>',
    "<iframe src=//evil.test></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x><embed src=x></object>",
    "<form action=//evil.test><input name=a><button formaction=javascript:x>mot</button></form>",
    "<base href=//evil.test><meta http-equiv=refresh content='0;url=//evil.test'><link rel=preload>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<p><<script>alert(1)//<</script>",
    "<template><script>alert(1)</script></template>",
    "<style>@import '//evil.test/x.css';</style>",
    "<details open ontoggle=alert(1)><summary>mot</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<div contenteditable data-cke-realelement='%3Cscript%3E'>mot</div>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<table><td background='javascript:x' style='x:expression(1)' colspan='2 onclick=x'>mot</table>",
    "<select><noembed></select><script>x=1</script>",
    "{{constructor.constructor('alert(1)')()}}",
]


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize(
    "place", ["{}", "<p>avant {} après</p>", "<ul><li>{}</ul>", "<table><tr><td>{}<td>b</table>"]
)
def test_nothing_but_the_newsrooms_elements_is_stored(payload, place):
    clean = sanitise(place.format(payload) if "{}" in place else payload)

    assert faults(clean) == []
    assert sanitise(clean) == clean


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 10_000 + "mot" + "</div>" * 10_000,
        "<blockquote>" * 80_000 + "mot",
        "<div>" * 90_000 + "</b>" * 90_000 + "mot",
        "<ul><li>" * 10_000 + "mot",
        "<table><tr><td>" * 30_000 + "mot",
        "".join(f"<b x={number}>" for number in range(20_000)) + "<p>" * 20_000 + "mot",
        "<a " * 300_000 + ">mot",
        "<" * 500_000 + " mot",
        "&" * 500_000 + " mot",
        "<br>" * 200_000 + "mot",
        " \u00a0" * 300_000 + "mot",
        "<!--" * 200_000 + "--> mot",
        "<p>mot</p>" * 100_000,
    ],
    ids=lambda hostile: hostile[:12],
)
def test_a_megabyte_of_malice_costs_a_bounded_effort_and_keeps_its_word(hostile):
    clean = []

    assert cost(lambda: clean.append(sanitise(hostile))) < 1000
    assert "mot" in clean[0]
