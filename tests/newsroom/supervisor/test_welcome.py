"""Whoever starts the newsroom is told how to get in."""

from articles.demo.frame import CAST, PASSWORD, address_of
from newsroom.env import Environment
from newsroom.supervisor import welcome


def test_the_sign_ins_that_are_printed_are_those_of_the_demo():
    assert [address for address, _role in welcome.SIGN_INS] == [address_of(person[0]) for person in CAST]
    assert welcome.PASSWORD == PASSWORD


def test_the_address_and_every_sign_in_are_told(capsys):
    welcome.welcome(Environment(), has_demo=True)

    said = capsys.readouterr().err
    assert Environment().SITE_URL in said
    assert all(address in said for address, _role in welcome.SIGN_INS)


def test_where_there_is_no_demo_no_password_is_told(capsys):
    welcome.welcome(Environment(), has_demo=False)

    assert welcome.PASSWORD not in capsys.readouterr().err
