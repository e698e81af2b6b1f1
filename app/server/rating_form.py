"""The question for a rating on the page behind the ticket's code: plain HTML, without script."""

from html import escape

from app.contract.hall.state import HallState, Ticket, Visit
from app.rules.evaluation import RATEABLE, scale
from app.server.figures_sheet import RATINGS

_USUAL_REASONS = {
    "waited_long": "等候时间太长",
    "attitude": "态度不好",
    "unclear": "没有一次说清楚",
    "many_trips": "让我来回跑",
    "unskilled": "业务不熟练",
    "environment": "设备或环境不好",
}


def form(state: HallState, ticket: Ticket) -> str:
    """Return the question for a ticket whose visit is over, thanks for one that is rated, else nothing."""
    visit = visit_of(state, ticket)
    if visit is None or state.setup is None:
        return ""
    if visit.evaluation is not None:
        return "<p>感谢您的评价</p>"
    keys = "".join(
        f'<label><input type="radio" name="rating" value="{rating.value}" required> {RATINGS[rating]}</label><br>'
        for rating in scale(state.setup.rules.evaluation_keys)
    )
    texts = state.setup.texts.pad
    own = {key.removeprefix("reason."): text.zh for key, text in texts.items() if key.startswith("reason.")}
    reasons = "".join(
        f'<label><input type="checkbox" name="reason" value="{escape(code)}"> {escape(text)}</label><br>'
        for code, text in (own or _USUAL_REASONS).items()
    )
    return (
        f'<form method="post" action="/t/{ticket.id}/rating?k={escape(ticket.slip_key or "")}">'
        f"<p>请您对本次服务作出评价</p><p>{keys}</p>"
        f"<details><summary>哪里让您不满意（可不选）</summary><p>{reasons}</p></details>"
        '<p><textarea name="comment" maxlength="500" rows="3" placeholder="您的意见（可不填）"></textarea></p>'
        '<p><button type="submit">提交评价</button></p></form>'
    )


def visit_of(state: HallState, ticket: Ticket) -> Visit | None:
    """Return the visit in which a ticket was served to the end."""
    visit = state.visits.get(ticket.visit or "")
    return visit if visit is not None and visit.outcome in RATEABLE else None
