"""Settings: what people wrote is read, explained when wrong, and never lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.client.errors import SettingsError
from app.client.settings import Settings, load_settings, override, save_settings, to_toml

GOOD = """# the kiosk at the east door
server = "http://192.168.1.10:8750"
hall = "yunxi"
counter = "3"
languages = ["zh_CN", "en"]

[devices]
printer = "escpos+tcp://192.168.1.50:9100"
"""


def written(folder: Path, text: str) -> Path:
    """Write a settings file."""
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_defaults_and_writes_nothing(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.toml")

    assert loaded.settings == Settings()
    assert list(tmp_path.iterdir()) == []


def test_file_is_read(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD)).settings

    assert settings.server == "http://192.168.1.10:8750"
    assert (settings.hall, settings.counter, settings.languages) == ("yunxi", "3", ("zh_CN", "en"))
    assert settings.devices == {"printer": "escpos+tcp://192.168.1.50:9100"}


@pytest.mark.parametrize(
    ("wrong", "right", "line", "expected"),
    [
        ('counter = "3"', "counter = 3", 4, 'a counter number as text, such as "3"'),
        ('"http://192.168.1.10:8750"', '"192.168.1.10"', 2, "an address such as"),
        ('"escpos+tcp://192.168.1.50:9100"', '"COM 3"', 8, "addresses of devices"),
        ('["zh_CN", "en"]', "[]", 5, "language codes"),
        ('["zh_CN", "en"]', '["Chinese"]', 5, "language codes"),
        ("hall =", "haal =", 3, "haal is no setting"),
        ("[devices]", "[device]", 7, "device is no setting"),
        ('hall = "yunxi"', "hall = yunxi", 3, "line 3"),
    ],
)
def test_mistake_is_explained_with_its_line(tmp_path: Path, wrong: str, right: str, line: int, expected: str) -> None:
    path = written(tmp_path, GOOD.replace(wrong, right))

    with pytest.raises(SettingsError) as caught:
        load_settings(path)

    assert f"line {line}" in str(caught.value)
    assert expected in str(caught.value)


def test_file_of_another_encoding_is_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes('hall = "云溪"'.encode("gb18030"))

    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(path)


def test_saved_settings_are_what_is_loaded_next(tmp_path: Path) -> None:
    loaded = load_settings(written(tmp_path, GOOD))
    changed = loaded.settings.model_copy(update={"counter": "7", "devices": {"a.b": "virtual://x?y=\"z'"}})

    save_settings(loaded, changed)

    assert load_settings(loaded.path).settings == changed


def test_edit_by_somebody_else_is_never_overwritten(tmp_path: Path) -> None:
    loaded = load_settings(written(tmp_path, GOOD))
    written(tmp_path, GOOD + "# a note\n")

    with pytest.raises(SettingsError, match="changed"):
        save_settings(loaded, Settings())

    assert loaded.path.read_text(encoding="utf-8").endswith("# a note\n")


def test_file_that_appeared_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.toml")
    written(tmp_path, GOOD)

    with pytest.raises(SettingsError, match="changed"):
        save_settings(loaded, Settings())


@given(
    settings=st.builds(
        Settings,
        server=st.just("https://hall"),
        hall=st.none() | st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,39}", fullmatch=True),
        devices=st.dictionaries(
            st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_.\-]{0,39}", fullmatch=True),
            st.from_regex(r"[a-z]:[^\s\x00-\x1f\ud800-\udfff]{1,40}", fullmatch=True),
            max_size=3,
        ),
    )
)
def test_toml_says_exactly_the_settings(settings: Settings) -> None:
    assert Settings.model_validate(tomllib.loads(to_toml(settings)), strict=False) == settings


def test_a_run_may_override_settings_and_devices_one_by_one() -> None:
    kept = Settings(zone="A", devices={"printer": "virtual://printer?dir=a", "strip": "virtual://strip"})
    run = override(kept, {"counter": "3", "devices": {"speech": "speaker:", "strip": "bxk+tcp://192.0.2.1"}})
    assert (run.zone, run.counter) == ("A", "3")
    assert run.devices == {
        "printer": "virtual://printer?dir=a",
        "strip": "bxk+tcp://192.0.2.1",
        "speech": "speaker:",
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"server": "ftp://x"}, "server: expected an address such as http"),
        ({"counter": "three"}, "counter: expected a counter number"),
        ({"devices": {"printer": "nonsense"}}, "devices: expected addresses of devices"),
    ],
)
def test_a_wrong_override_is_explained(changes: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        override(Settings(), changes)
