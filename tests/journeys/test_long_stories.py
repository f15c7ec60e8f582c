"""A long story is typed in as smoothly as a short one."""

import pytest
from django.urls import reverse

from tests.journeys import desk, traces

#: 100 keys.
TYPED = "Un maire du littoral l’a dit sans détour devant la presse, hier : « On ne fermera pas ce pont-là. » "

#: Milliseconds after which a person feels that a key was late.
FELT = 50


@pytest.mark.parametrize("words", [10_000, 20_000])
def test_no_task_of_ours_is_felt_while_somebody_types_in_a_long_story(words, window, sign_in):
    page = sign_in(window(), "rita")
    page.goto(reverse("desk:new"))
    desk.editor_of(page)
    traces.write_story(page, 500)
    traces.typing(page, TYPED)

    short = traces.typing(page, TYPED)
    traces.write_story(page, words)
    long = traces.typing(page, TYPED)

    print(f"500 words: {short}; {words} words: {long}")
    # On a machine so slow that a short story is felt as well, long ones may take as much longer as elsewhere.
    assert long.longest < max(FELT, 4 * short.longest)


def test_the_words_of_a_long_story_are_counted_while_it_is_typed(window, sign_in):
    page = sign_in(window(), "rita")
    page.goto(reverse("desk:new"))
    desk.editor_of(page)
    traces.write_story(page, 10_000)
    counted = page.locator("[data-word-count]")
    before = int(counted.inner_text().split()[0])

    page.keyboard.type("quatre mots de plus. ")

    page.locator(f"[data-word-count]:text('{before + 4} ')").wait_for()
    assert before == page.evaluate(COUNTED_AT_ONCE) - 4


#: The whole text counted from nothing, as the server counts it.
COUNTED_AT_ONCE = r"""
() => CKEDITOR.instances.id_body.getData().replace(/<[^>]*>/g, " ").replaceAll("&nbsp;", "\u00a0")
    .match(/[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*/gu).length
"""
