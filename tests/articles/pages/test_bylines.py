"""Several people sign in their order."""

from articles.pages.bylines import bylines, signed_by


def test_names_are_joined_as_people_write_them():
    assert signed_by([]) == ""
    assert signed_by(["Ana"]) == "Ana"
    assert signed_by(["Ana", "Bo"]).startswith("Ana ")
    assert signed_by(["Ana", "Bo", "Cy"]).startswith("Ana, Bo ")


def test_every_name_leads_to_its_page():
    people = [{"name": "Ana", "slug": "ana", "kind": "staff"}, {"name": "Bo", "slug": "bo", "kind": "agency"}]

    assert [signer.url for signer in bylines(people, "en")] == ["/en/authors/ana/", "/en/authors/bo/"]
