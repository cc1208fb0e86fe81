"""Every message there is stands in both languages, takes the same arguments, and is one that something asks for."""

import re
from pathlib import Path

import pytest

import auditor
from auditor.messages import LANGUAGES, CatalogueError, catalogue
from auditor.registry import installed

ARGUMENT = re.compile(r"\{(\w+)\}")
ASKED_FOR = re.compile(r'"((?:cli|settings|load|fault|reason|passed|text(?!\.txt)|docs|finding)\.[a-z0-9_]+)"')
SOURCES = sorted(Path(auditor.__file__).parent.rglob("*.py"))


def test_both_languages_say_the_same_things() -> None:
    chinese, english = (set(catalogue(language, installed().packages)) for language in LANGUAGES)
    assert chinese ^ english == set()


def test_both_languages_take_the_same_arguments() -> None:
    chinese, english = (catalogue(language, installed().packages) for language in LANGUAGES)
    differing = {
        name: (chinese.text(name), english.text(name))
        for name in chinese
        if set(ARGUMENT.findall(chinese.text(name))) != set(ARGUMENT.findall(english.text(name)))
    }
    assert differing == {}


def test_chinese_messages_are_in_chinese_and_english_ones_are_not() -> None:
    chinese, english = (catalogue(language, installed().packages) for language in LANGUAGES)
    han = re.compile("[\u4e00-\u9fff]")
    assert [name for name in chinese if not han.search(chinese.text(name))] == []
    latin = re.compile("[A-Za-z]")  # English may quote the Chinese words that it speaks of
    sparse = [name for name in english if len(latin.findall(english.text(name))) < len(han.findall(english.text(name)))]
    assert sparse == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_message_that_the_engine_asks_for_is_there(source: Path) -> None:
    words = catalogue("en", installed().packages)
    assert [one for one in ASKED_FOR.findall(source.read_text("utf-8")) if one not in words] == []


def test_arguments_are_put_in_and_a_missing_one_is_seen() -> None:
    words = catalogue("en")
    assert words.text("cli.no_path", {"path": "a/b"}) == "there is no such path: a/b"
    assert "{path}" in words.text("cli.no_path", {"other": 1})


def test_a_document_that_holds_braces_is_quoted_as_it_is() -> None:
    assert catalogue("en").text("cli.no_path", {"path": "{0} {path}"}).endswith("{0} {path}")


def test_a_message_without_words_shows_its_id_and_arguments() -> None:
    assert catalogue("en").text("mine.wrong", {"a": 1}) == "mine.wrong (a=1)"
    assert (
        catalogue("en").text("mine.wrong", {"stated": "5", "working": "w"}, fallback="finding.inconsistent").startswith("5 does")
    )


def test_a_package_without_a_catalogue_is_named() -> None:
    with pytest.raises(CatalogueError, match=r"json: messages/en\.toml"):
        catalogue("en", ("json",))
