"""What arrives from Word, Google Docs and web pages, and what it becomes."""

from articles.text.sanitise import sanitise

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<title>Le port</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=FR style='tab-interval:35.4pt'>
<!--StartFragment-->
<h1><span style='font-family:"Arial"'>Le port ferme<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=FR>Saint-Aubert</span></b><span
lang=FR>, lundi. «&nbsp;Nous
partons&nbsp;», dit-il<a style='mso-comment-reference:AB_1'></a><span class=MsoCommentReference><span
style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AB1]</a></span></span>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>quais<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>nord</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>criée</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
&nbsp;</span></span><![endif]>d’abord</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'><td width=300
style='width:226pt;padding:0'><p class=MsoNormal>Quai<o:p></o:p></p></td><td><p class=MsoNormal>Bateaux</p></td></tr>
<tr><td><p class=MsoNormal>Nord</p></td><td><p class=MsoNormal><i>12</i></p></td></tr></table>
<!--EndFragment-->
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>À vérifier !</p></div></div>
</body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e"><h2 dir="ltr"><span
style="font-size:16pt;font-weight:400;">Le vote</span></h2><p dir="ltr" style="line-height:1.38"><span
style="font-size:11pt;font-weight:700;font-style:normal;white-space:pre-wrap;">Hier</span><span
style="font-weight:400;font-style:italic;">, à midi</span><span style="font-weight:400">, 1</span><span
style="font-size:0.6em;vertical-align:super;font-weight:400">er</span><span style="font-weight:400"> tour, </span><a
href="https://www.google.com/url?q=https://mairie.test/vote&amp;sa=D&amp;source=editors"><span
style="color:#1155cc;text-decoration:underline">les résultats</span></a>.</p><br /><ul style="margin-top:0"><li dir="ltr"
style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>un</span></p></li><ul><li dir="ltr"
aria-level="2"><p dir="ltr"><span>deux</span></p></li></ul></ul><p><span>Fin</span></p></b>"""

PAGE = """<article><header><nav><a href="/">Accueil</a></nav><p class="date">Publié le lundi 25 novembre 2024</p>
<h1 style="font-weight:800">Le <em>Ker</em> rentre</h1><p class="chapo"><strong>Après six jours.</strong></p></header>
<figure><picture><source srcset="a.webp"><img src="a.jpg" alt="Le bateau"></picture><figcaption>Le bateau, mardi.</figcaption>
</figure><div class="body"><div>Premier paragraphe avec <a class="x" href="https://a.test/b" target="_blank" rel="noopener"
onclick="t()">un lien</a>.</div><div><span><span>Deuxième</span></span><sup>2</sup>&nbsp;: «&nbsp;Oui&nbsp;!&nbsp;»</div>
<script>track()</script><aside><h4>À lire aussi</h4><ul><li><a href="#haut">Haut</a></li></ul></aside>
<blockquote class="twitter"><p>Un mot</p>&mdash; Ici</blockquote><iframe src="//v.test"></iframe><p>Fin.<br></p></div></article>"""


def test_a_word_document_keeps_its_words_lists_and_table_and_loses_its_margin():
    assert sanitise(WORD).split("\n") == [
        "<h2>Le port ferme</h2>",
        "<p><strong>Saint-Aubert</strong>, lundi. «\u00a0Nous partons\u00a0», dit-il.</p>",
        "<ul><li>quais<ul><li>nord</li></ul></li><li>criée</li></ul>",
        "<ol><li>d’abord</li></ol>",
        "<table><tbody><tr><td>Quai</td><td>Bateaux</td></tr><tr><td>Nord</td><td><em>12</em></td></tr></tbody></table>",
    ]


def test_a_google_document_keeps_what_its_styles_say():
    assert sanitise(DOCS).split("\n") == [
        "<h2>Le vote</h2>",
        "<p><strong>Hier</strong><em>, à midi</em>, 1<sup>er</sup> tour, "
        '<a href="https://mairie.test/vote">les résultats</a>.</p>',
        "<ul><li>un<ul><li>deux</li></ul></li></ul>",
        "<p>Fin</p>",
    ]


def test_a_web_page_becomes_paragraphs_and_crossheads():
    assert sanitise(PAGE).split("\n") == [
        '<p><a href="/">Accueil</a></p>',
        "<p>Publié le lundi 25 novembre 2024</p>",
        "<h2>Le <em>Ker</em> rentre</h2>",
        "<p><strong>Après six jours.</strong></p>",
        "<p>Le bateau, mardi.</p>",
        '<p>Premier paragraphe avec <a href="https://a.test/b">un lien</a>.</p>',
        "<p>Deuxième<sup>2</sup>\u00a0: «\u00a0Oui\u00a0!\u00a0»</p>",
        "<h3>À lire aussi</h3>",
        "<ul><li>Haut</li></ul>",
        "<blockquote><p>Un mot</p><p>— Ici</p></blockquote>",
        "<p>Fin.</p>",
    ]
