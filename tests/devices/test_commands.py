"""`citydesk devices`, as somebody at a terminal uses it."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from devices.commands import FAILED, WORKED, WRONG, main
from devices.found import find_all
from tests.devices.far_end import SerialFarEnd, TcpFarEnd
from tests.devices.printer.printer_simulator import PAPER_OUT
from tests.devices.printer.slip_printer import SlipPrinter
from tests.devices.reader.sam_module import SamModule, card_text
from tests.devices.strip.onbon_cards import Cards, Mood

Output = pytest.CaptureFixture[str]


def test_ports_are_listed(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [
        SimpleNamespace(device="/dev/ttyUSB1", description="n/a"),
        SimpleNamespace(device="COM3", description="CH340"),
    ]
    monkeypatch.setattr("serial.tools.list_ports.comports", lambda: ports)
    monkeypatch.setattr("devices.found._usb_printers", lambda folder: iter(()))
    assert main([]) == WORKED
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["serial", "port", "serial:///dev/ttyUSB1"]
    assert lines[1].split() == ["serial", "port", "serial://COM3", "CH340"]


def test_nothing_plugged_in_is_said(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("devices.commands.find_all", list)
    assert main([]) == WORKED
    assert "network devices are not looked for" in capsys.readouterr().out


def test_usb_printers_are_found_by_their_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("serial.tools.list_ports.comports", list)
    for name, kind in (("1-2:1.0", "07"), ("1-3:1.0", "03")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bInterfaceClass").write_text(f"{kind}\n")
    (tmp_path / "1-2").mkdir()
    for file, content in (("idVendor", "04b8"), ("idProduct", "0e15"), ("product", "TM-T20II")):
        (tmp_path / "1-2" / file).write_text(f"{content}\n")
    (printer,) = find_all(usb_devices=tmp_path)
    assert (printer.url, printer.description) == ("escpos+usb://04b8:0e15", "TM-T20II")


def test_printers_that_windows_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Key:
        def __enter__(self) -> "Key":
            return self

        def __exit__(self, *error: object) -> None:
            pass

    registry = ModuleType("winreg")
    vars(registry).update(
        HKEY_CURRENT_USER=1,
        OpenKey=lambda root, path: Key(),
        QueryInfoKey=lambda key: (0, 1, 0),
        EnumValue=lambda key, number: ("POS80 取号", "winspool,Ne00:", 1),
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr("serial.tools.list_ports.comports", list)
    (printer,) = find_all(usb_devices=tmp_path)
    assert (printer.url, printer.description) == ("escpos+win:POS80%20%E5%8F%96%E5%8F%B7", "POS80 取号")


def test_a_printer_is_tried_and_its_bytes_shown(capsys: Output) -> None:
    printer = SlipPrinter()
    far_end = SerialFarEnd(printer)
    assert main(["test", f"escpos+serial://{far_end.path}?width=384", "--trace"]) == WORKED
    far_end.close()
    out = capsys.readouterr().out
    assert "> 10 04 01" in out
    assert "< 12" in out
    assert "bytes in all" in out
    assert "test slip: printed" in out
    assert "printer escpos+serial: ok" in out
    assert printer.slips[0].pixels(384)[0] == [True] * 384


def test_a_printer_without_paper_fails_in_plain_words(capsys: Output) -> None:
    far_end = TcpFarEnd(SlipPrinter(bits=PAPER_OUT))
    assert main(["test", f"escpos+tcp://127.0.0.1:{far_end.port}"]) == FAILED
    far_end.close()
    out = capsys.readouterr().out
    assert "test slip: failed (the printer is out of paper)" in out
    assert ">" not in out


@pytest.mark.parametrize(("mood", "code", "said"), [(Mood.GOOD, WORKED, "ok"), (Mood.SILENT, FAILED, "failed: ")])
def test_a_strip_is_tried(capsys: Output, mood: Mood, code: int, said: str) -> None:
    cards = Cards(mood=mood)
    far_end = TcpFarEnd(cards)
    assert main(["test", f"bxk+tcp://127.0.0.1:{far_end.port}?timeout=0.1"]) == code
    far_end.close()
    assert said in capsys.readouterr().out
    assert cards.words() == (["测试 TEST 123"] if mood is Mood.GOOD else [])


def test_a_card_is_read_and_nothing_of_it_is_shown(capsys: Output) -> None:
    module = SamModule(card_text("顾念云", "351002198703142823"))
    far_end = SerialFarEnd(module)
    assert main(["test", f"sam+serial://{far_end.path}", "--seconds", "20"]) == WORKED
    far_end.close()
    out = capsys.readouterr().out
    assert "its number is right" in out
    assert "351002" not in out
    assert "顾" not in out


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("virtual://strip", WORKED, "strip virtual: ok"),
        ("virtual://scanner", WORKED, "nothing was heard"),
        ("virtual://reader", WORKED, "lay a card on the reader within 0.2 s"),
        ("ff68+serial:///dev/citydesk-none", FAILED, "cannot be used"),
        ("scan+serial:///dev/citydesk-none", FAILED, "scanner scan+serial: failed"),
    ],
)
def test_others_are_tried(capsys: Output, url: str, code: int, said: str) -> None:
    assert main(["test", url, "--seconds", "0.2"]) == code
    assert said in capsys.readouterr().out


def test_a_voice_is_tried(capsys: Output, tmp_path: Path) -> None:
    assert main(["test", f"virtual://speech?dir={tmp_path}&pace=simulated"]) == WORKED
    assert "announcement: spoken" in capsys.readouterr().out
    assert list(tmp_path.glob("*.wav"))


@pytest.mark.parametrize("url", ["lpr://192.0.2.1", "virtual://toaster", "escpos+tcp://192.0.2.10?width=1", "POS80"])
def test_a_wrong_url_is_refused_with_what_would_be_right(capsys: Output, url: str) -> None:
    assert main(["test", url]) == WRONG
    assert "; write " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["test"], ["test", "virtual://strip", "--seconds", "0"], ["tset"]])
def test_what_is_no_command_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == WRONG
