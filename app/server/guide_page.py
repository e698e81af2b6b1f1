"""What a service asks for, to take away on the telephone: the page behind the code of the kiosk's guide (办事指南)."""

from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.contract.hall.setup import HallSetup, Service
from app.contract.model import LocalText
from app.rules import places
from app.server.core import core_of

router = APIRouter()

_LANGUAGES = {"zh": "zh-CN", "zh_hk": "zh-HK", "en": "en"}
_WORDS = {
    "papers": {"zh": "请带好", "zh_hk": "請帶齊", "en": "Please bring"},
    "nothing": {"zh": "无需材料", "zh_hk": "唔使帶文件", "en": "No papers needed"},
    "fee": {"zh": "收费", "zh_hk": "收費", "en": "Fee"},
    "time": {"zh": "办理时间", "zh_hk": "辦理時間", "en": "Time at the counter"},
    "minutes": {"zh": "约 {minutes} 分钟", "zh_hk": "約 {minutes} 分鐘", "en": "about {minutes} min"},
    "tip": {"zh": "温馨提示", "zh_hk": "溫馨提示", "en": "Good to know"},
    "missing": {"zh": "未找到该事项", "zh_hk": "搵唔到呢個事項", "en": "There is no such service"},
}
_STYLE = """
body{margin:0;background:#f2f6f7;color:#10222b;font:18px/1.6 system-ui,"Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem}
article{background:#fff;border-radius:16px;padding:1.25rem 1.5rem;margin-top:1rem}
h1{font-size:1.6rem;line-height:1.3;margin:.25rem 0}h2{font-size:1rem;color:#0a4e5d;margin:1rem 0 .25rem}
p,ul{margin:.25rem 0}ul{padding-left:1.2em}.hall{color:#42545e}
"""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
}


@router.get("/g/{hall}/{service}/{language}")
async def guide_page(hall: str, service: str, language: str, request: Request) -> Response:
    """Show a service's papers, fee and time to anybody, in `zh`, `zh_hk` or `en`."""
    reader = language if language in _LANGUAGES else "zh"
    setup = next((one for one in core_of(request).halls() if one.code == hall), None)
    found = places.index(setup).services.get(service) if setup is not None else None
    if setup is None or found is None or not found.is_leaf:
        return _page(_said("missing", reader), "", reader, status=404)
    return _page(_in(found.name, reader), _body(setup, found, reader), reader)


def _body(setup: HallSetup, service: Service, reader: str) -> str:
    papers = "".join(f"<li>{escape(_in(paper, reader))}</li>" for paper in service.papers)
    minutes = _said("minutes", reader).replace("{minutes}", str(service.expected_minutes))
    parts = [
        f'<p class="hall">{escape(_in(setup.name, reader))} {escape(setup.address)}</p>',
        f"<p>{escape(_in(service.description, reader))}</p>",
        _part("papers", f"<ul>{papers}</ul>" if papers else _said("nothing", reader), reader),
        _part("fee", escape(_in(service.fee, reader)), reader),
        _part("time", minutes, reader),
        _part("tip", escape(_in(service.tip, reader)), reader),
    ]
    return "".join(parts)


def _part(key: str, content: str, reader: str) -> str:
    return f"<h2>{_said(key, reader)}</h2><div>{content}</div>" if content else ""


def _said(key: str, reader: str) -> str:
    return _WORDS[key][reader]


def _in(text: LocalText | None, reader: str) -> str:
    if text is None:
        return ""
    return {"zh_hk": text.zh_hk, "en": text.en}.get(reader) or text.zh


def _page(title: str, body: str, reader: str, *, status: int = 200) -> HTMLResponse:
    return HTMLResponse(
        f'<!doctype html><html lang="{_LANGUAGES[reader]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><article><h1>{escape(title)}</h1>{body}</article></main></body></html>",
        status,
        headers=_HEADERS,
    )
