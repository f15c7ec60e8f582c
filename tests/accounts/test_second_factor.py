import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.accounts.conftest import PASSWORD


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def with_second_factor(client, hire, sign_in):
    chip = hire("chip", "chief")
    sign_in(client, chip)
    asked = client.get("/accounts/2fa/totp/activate/")
    page = client.post(asked.url, {"password": PASSWORD}, follow=True)
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page.content.decode())[1]
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    assert answer.url == "/accounts/2fa/recovery-codes/"
    codes = re.findall(r"<li><code>(\d+)</code></li>", client.get(answer.url).content.decode())
    client.logout()
    return chip, codes


def test_with_a_second_factor_the_password_alone_does_not_sign_in(client, sign_in, with_second_factor):
    chip, _ = with_second_factor

    answer = sign_in(client, chip)

    assert answer.url == "/accounts/2fa/authenticate/"
    assert client.get(answer.url).status_code == 200
    assert client.get("/desk/").status_code == 302


def test_a_recovery_code_signs_in_once(client, sign_in, with_second_factor):
    chip, codes = with_second_factor
    sign_in(client, chip)

    assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).url == "/desk/"

    client.logout()
    sign_in(client, chip)
    assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200


@pytest.mark.parametrize("code", ["", "000000", "x" * 10_000, "\x00", "١٢٣٤٥٦"])
def test_a_wrong_code_gets_a_sentence(client, sign_in, with_second_factor, code):
    chip, _ = with_second_factor
    sign_in(client, chip)

    answer = client.post("/accounts/2fa/authenticate/", {"code": code})

    assert answer.status_code in {200, 400}
    assert client.get("/desk/").status_code == 302


def test_turning_it_on_asks_for_the_password_again_after_a_while(client, hire):
    client.force_login(hire("chip", "chief"))

    asked = client.get("/accounts/2fa/totp/activate/")
    wrong = client.post(asked.url, {"password": "a guess"})
    right = client.post(asked.url, {"password": PASSWORD})

    assert asked.url.startswith("/accounts/reauthenticate/?next=")
    assert wrong.status_code == 200
    assert right.url == "/accounts/2fa/totp/activate/"
