"""`citydesk demo`: a whole hall on one machine. Without a screen it plays a scripted day and leaves proof of it."""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app.modes.demo.cast import CALL_TAKER, CLERK, DISPATCHER, on_stage
from app.modes.demo.colleagues import fill_the_hall
from app.modes.demo.director import Missed
from app.modes.demo.proof import prove
from app.modes.demo.script import Play
from app.modes.demo.stage import Stage, StageError, close_hall, make_stage, open_hall


def main(argv: Sequence[str]) -> int:
    """Run the demo and return its exit code: not 0 when any step did not happen."""
    arguments = _parser().parse_args(argv)
    played = arguments.play or not _has_screen()
    if played:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        stage = make_stage(arguments.data, port=arguments.port)
        return asyncio.run(_play(stage, arguments.theme) if played else _watch(stage, arguments.theme))
    except (StageError, Missed) as error:
        _say(f"✗ {error}")
        _say(f"  日志在 {arguments.data / 'logs'}")
        return 1
    except ExceptionGroup as group:
        for part in group.exceptions:
            _say(f"✗ {part}")
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="citydesk demo", description="A whole hall on one machine.")
    parser.add_argument("--data", type=Path, default=Path("out/demo"), help="folder; emptied at the start")
    parser.add_argument("--port", type=int, default=0, help="port of the server (default: any free one)")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--play", action="store_true", help="play the scripted day even though there is a screen")
    return parser


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _play(stage: Stage, theme: str) -> int:
    began = time.monotonic()

    def say(words: str) -> None:
        _say(f"✓ {time.monotonic() - began:5.1f} s  {words}")

    try:
        await open_hall(stage)
        say("服务器已启动，样例大厅已装入")
        await fill_the_hall(stage)
        say("其他窗口已开放，已有市民取号")
        async with on_stage(stage, theme=theme, watched=False) as cast:
            play = Play(cast, stage.password, say)
            await play.whole_day()
        missing = await prove(stage, play.numbers, play.case_number)
    finally:
        await close_hall(stage)
    for shortfall in missing:
        _say(f"✗ {shortfall.words}")
    _say(_where_to_look(stage))
    return 1 if missing else 0


async def _watch(stage: Stage, theme: str) -> int:
    try:
        await open_hall(stage)
        await fill_the_hall(stage)
        async with on_stage(stage, theme=theme, watched=True) as cast:
            play = Play(cast, stage.password, _say)
            await play.open_the_hall()
            _say(
                f"\n大厅已开放。窗口工号 {CLERK}，热线工号 {CALL_TAKER}，派遣员工号 {DISPATCHER}，密码 {stage.password}"
            )
            _say("关闭任一窗口或按 Ctrl+C 结束。")
            endings = [asyncio.ensure_future(player.ended()) for player in cast.all]
            await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
            for ending in endings:
                ending.cancel()
    finally:
        await close_hall(stage)
    return 0


def _where_to_look(stage: Stage) -> str:
    return "\n".join(
        (
            "",
            f"图片   {stage.pictures}",
            f"票号   {stage.tickets}",
            f"语音   {stage.sounds}",
            f"记录   {stage.folder / 'record-hall.txt'}",
            f"       {stage.folder / 'record-hotline.txt'}",
        )
    )


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the demo speaks to whoever started it
