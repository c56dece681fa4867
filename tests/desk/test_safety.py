"""Who may ask the desk, for what, and that nothing from a report is more than text."""

from __future__ import annotations

import socket

import pytest

from rashomon.desk.safety import MOST_ADDRESS, MOST_BODY, Rules
from tests.pages.invented import bind
from tests.pages.test_dossier import hostile

FORM = {"content_type": "application/x-www-form-urlencoded"}


def test_a_foreign_name_that_points_here_is_refused(desk):
    assert desk.get("/", host="evil.example").status == 421
    assert desk.get("/", host="127.0.0.1.evil.example:80").status == 421
    assert desk.get("/", host="").status in {400, 421}
    assert desk.get("/", host="localhost:1").status == 200


@pytest.mark.parametrize(
    ("listens", "asked", "known"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "192.0.2.7", False),
        ("0.0.0.0", "192.0.2.7:80", True),
        ("0.0.0.0", "desk.example", False),
        ("desk.example", "desk.example:80", True),
        ("127.0.0.1", "localhost.evil.example", False),
    ],
)
def test_names_by_which_the_desk_goes(listens, asked, known):
    assert Rules(listens).known(asked) is known


def test_no_other_page_can_act(desk):
    body = f"secret={desk.secret}&act=undo".encode()
    assert desk.ask("POST", "/act", body, origin="http://evil.example", **FORM).status == 403
    assert desk.ask("POST", "/act", body, origin="null", **FORM).status == 403
    assert desk.ask("POST", "/act", body, sec_fetch_site="cross-site", **FORM).status == 403
    assert desk.ask("POST", "/act", b"secret=guessed&act=undo", origin=desk.address, **FORM).status == 403
    assert desk.ask("POST", "/act", b"act=undo", origin=desk.address, **FORM).status == 403
    assert desk.get("/act").status == 404
    assert not (desk.path.parent / "corrections.jsonl").exists()


def test_no_other_page_can_hold_one_of_ours_or_take_from_it(desk):
    assert desk.get("/quotes.json", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    headers = desk.get("/").headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_no_answer_lets_a_page_load_or_run_what_is_not_ours(desk):
    for address in ("/", "/quotes", "/quotes.json", "/none", "/static/page.js", "/entry/zz"):
        headers = desk.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
    assert "<style" not in desk.get("/timeline").body
    assert " style=" not in desk.get("/timeline").body


def test_there_is_a_limit_to_what_is_sent_and_asked(desk):
    assert desk.get("/search?q=" + "a" * MOST_ADDRESS).status == 414
    assert desk.ask("POST", "/act", b"a" * (MOST_BODY + 1), origin=desk.address, **FORM).status == 413
    fields = "&".join(f"f{number}=1" for number in range(100))
    assert desk.ask("POST", "/act", fields.encode(), origin=desk.address, **FORM).status == 400
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert desk.ask(method, "/").status == 405


def test_a_body_that_is_longer_than_it_says_is_cut_off(desk):
    host, port = desk.host.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as raw:
        head = f"POST /act HTTP/1.1\r\nHost: {desk.host}\r\nTransfer-Encoding: chunked\r\n\r\n"
        raw.sendall(head.encode() + b"".join(b"1000\r\n" + b"a" * 4096 + b"\r\n" for _ in range(20)) + b"0\r\n\r\n")
        assert b" 413 " in raw.recv(4096).split(b"\r\n")[0]
    assert desk.get("/").status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fapp.py",
        "/static//etc/passwd",
        "/read/..%2f..%2fetc%2fpasswd",
        "/entry/%00",
        "/actors/..",
        "/../../etc/passwd",
        "/templates/desk.html",
        "/corrections.jsonl",
        "/rashomon.sqlite",
    ],
)
def test_no_path_leads_to_the_disk(desk, address):
    reply = desk.get(address)
    assert reply.status in {400, 404}
    assert "root:" not in reply.body


def test_no_filter_names_a_file(desk):
    for address in ("/quotes.json?report=/etc/passwd", "/quotes.json?record=/etc/passwd", "/quotes.json?where=/"):
        assert desk.get(address).status == 400


def test_an_error_is_a_page_with_a_plain_sentence(desk):
    for address in (
        "/none",
        "/entry/zz",
        "/entry/00000000",
        "/reports?page=x",
        "/read/QQ",
        "/actors/zz",
        "/timeline.xml",
    ):
        reply = desk.get(address)
        assert reply.status in {400, 404}
        assert "That did not work" in reply.body
        assert "Traceback" not in reply.body
        assert "rashomon." not in reply.body.replace("rashomon.sqlite", "")


def test_a_surprise_is_told_without_its_trace(desk, monkeypatch):
    from rashomon.desk import views

    def broken(*_):
        raise ZeroDivisionError("words of a report")

    monkeypatch.setattr(views, "quotes", broken)
    reply = desk.get("/quotes")
    assert reply.status == 500
    assert "words of a report" not in reply.body
    assert "went wrong inside Rashomon" in reply.body
    assert desk.get("/").status == 200


def test_read_only_means_it(desks, desk):
    only = desks(desk.path, read_only=True)
    assert f'value="{desk.secret}"' in desk.get("/review").body
    assert 'method="post"' not in only.get("/review").body
    assert only.ask("POST", "/act", b"act=undo", origin=only.address, **FORM).status == 403


def test_who_does_not_know_the_token_is_let_in_nowhere(desks, desk):
    closed = desks(desk.path, token="a-long-token")
    for address in ("/", "/quotes.json", "/static/page.css", "/?token=wrong"):
        assert closed.get(address).status == 401
    brought = closed.get("/?token=a-long-token")
    assert brought.status == 303
    assert brought.headers["location"] == "/"
    cookie = brought.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert closed.get("/", cookie=cookie.split(";")[0]).status == 200
    assert closed.get("/quotes.json", authorization="Bearer a-long-token").status == 200


def test_nothing_of_a_report_is_more_than_text(tmp_path, desks):
    path = tmp_path / "rashomon.sqlite"
    bind(path, [hostile()]).close()
    desk = desks(path)
    for address in (
        "/",
        "/quotes",
        "/actors",
        "/read/A",
        "/review",
        "/search?q=%3Cscript%3E+alert",
        "/sourcing",
        "/open",
    ):
        body = desk.get(address).body
        assert body.count("<script") == 1, address  # our own
        assert "<svg on" not in body.lower(), address
        assert 'href="javascript:' not in body.lower(), address
        assert "<img" not in body.lower(), address
    for address in ("/quotes.json", "/quotes.csv", "/reports.json"):
        reply = desk.get(address)
        assert reply.headers["content-type"].split(";")[0] in {"application/json", "text/csv"}
    assert "<script" not in desk.get("/quotes.json").body
