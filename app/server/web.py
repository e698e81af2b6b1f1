"""The citizen's page behind the QR code of a ticket: how many are ahead, or which counter to go to.

Plain HTML that renews itself, without script and without anything personal: who has the paper has its key.
"""

import hmac
from datetime import datetime
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState, Ticket, TicketState
from app.rules import places, waiting
from app.rules.calendar import business_day
from app.server import rating_form
from app.server.core import Core, core_of

router = APIRouter()

REFRESH_SECONDS = 10
_STYLE = """
body{margin:0;background:#f3f5f8;color:#1c2733;font:18px/1.5 system-ui,"Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:26rem;margin:0 auto;padding:1.5rem 1rem}
article{background:#fff;border-radius:14px;padding:1.5rem;text-align:center;box-shadow:0 1px 4px #0002}
h1{font-size:1rem;margin:0 0 1rem;text-align:center;font-weight:600}
.number{font-size:3.5rem;font-weight:700;line-height:1.1;letter-spacing:.04em}
.service{color:#51606f;margin:.25rem 0 1.25rem}
.say{font-size:1.5rem;font-weight:600;margin:.25rem 0}
.call{background:#0a6b3d;color:#fff;border-radius:10px;padding:.75rem}
footer{color:#51606f;font-size:.85rem;text-align:center;margin-top:1rem}
"""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}
_OVER = {
    TicketState.FINISHED: "已办理完毕，感谢您的光临",
    TicketState.PASSED: "已过号，请到导办台咨询",
    TicketState.VOID: "此号已作废，请重新取号",
    TicketState.EXPIRED: "此号已过期，请重新取号",
    TicketState.CANCELLED: "此号已取消，如需办理请重新取号",
    TicketState.SUPPLEMENT: "请备齐材料后凭补件单再来，无需重新排队",
    TicketState.PARKED: "窗口正在为您处理，请在等候区稍候",
}


@router.get("/t/{ticket}")
async def ticket_page(ticket: str, request: Request) -> Response:
    """Show a ticket of today to whoever has the key that is printed on it."""
    core = core_of(request)
    found = find(core, ticket, request.query_params.get("k", ""))
    if found is None:
        return _page(
            "未找到此号", '<p class="say">未找到此号</p><p>号票当日有效，请核对二维码，或到导办台咨询。</p>', status=404
        )
    state, setup, held = found
    service = places.index(setup).services.get(held.service)
    name = service.name.zh if service is not None else held.service
    said = _say(state, held, core.now())
    body = f'<div class="number">{escape(held.number)}</div><div class="service">{escape(name)}</div>{said}'
    return _page(setup.name.zh, body, renew=held.state not in _OVER)


def find(core: Core, ticket: str, key: str) -> tuple[HallState, HallSetup, Ticket] | None:
    """Return a ticket of today, its hall and the hall's set-up, if the key is the one printed on the ticket."""
    for setup in core.halls():
        state = core.hall_state(setup.code)
        held = state.tickets.get(ticket) if state is not None else None
        if state is None or held is None or held.slip_key is None:
            continue
        today = business_day(setup.timezone, core.now(), None)
        if state.day == today and hmac.compare_digest(held.slip_key.encode(), key.encode("utf-8", "replace")):
            return state, setup, held
    return None


def _say(state: HallState, ticket: Ticket, now: datetime) -> str:
    if ticket.state is TicketState.CALLED and ticket.counter is not None:
        return f'<p class="say call">请到{escape(ticket.counter)}号窗口</p>'
    if ticket.state is TicketState.SERVING and ticket.counter is not None:
        return f'<p class="say">{escape(ticket.counter)}号窗口办理中</p>'
    if ticket.state in _OVER:
        return f'<p class="say">{_OVER[ticket.state]}</p>{rating_form.form(state, ticket)}'
    ahead = waiting.people_ahead(state, ticket.id)
    estimate = waiting.estimate_ticket(state, ticket.id, now)
    lines = f'<p class="say">前面还有 {ahead} 人</p>'
    if estimate is not None and estimate.high > 0:
        span = f"{estimate.low}–{estimate.high}" if estimate.low != estimate.high else f"{estimate.high}"
        lines += f"<p>预计等候约 {span} 分钟</p>"
    return lines + "<p>请在等候区留意叫号</p>"


def _page(title: str, body: str, *, status: int = 200, renew: bool = False) -> HTMLResponse:
    refresh = f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">' if renew else ""
    foot = f"<footer>本页每 {REFRESH_SECONDS} 秒自动更新</footer>" if renew else ""
    return HTMLResponse(
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">{refresh}'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1><article>{body}</article>{foot}</main></body></html>",
        status,
        headers=_HEADERS,
    )
