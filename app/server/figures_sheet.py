"""Figures of ratings and lists of bad ones as Excel workbooks, in the words of the hall's managers."""

from collections.abc import Iterable, Mapping

from app.contract.hall.state import Misrating, MisratingState, Rating, Review
from app.rules.figures import Figures
from app.server.workbooks import Row, workbook

RATINGS = {
    Rating.VERY_SATISFIED: "非常满意",
    Rating.SATISFIED: "满意",
    Rating.BASICALLY_SATISFIED: "基本满意",
    Rating.DISSATISFIED: "不满意",
    Rating.VERY_DISSATISFIED: "非常不满意",
}
_MISRATINGS = {
    MisratingState.FILED: "待处理",
    MisratingState.ACCEPTED: "认定误评",
    MisratingState.REJECTED: "维持原评",
}
_FIGURES = (
    *("时段", "编号", "名称", "办结", "已请求评价", "未请求评价", "已评价", "未评价", "误评", "计入评价"),
    *RATINGS.values(),
    *("满意率", "评价率"),
)
_REVIEWS = (
    *("日期", "票号", "业务", "窗口", "工号", "姓名", "评价", "原因", "意见"),
    *("误评备案", "备案理由", "处理人", "处理意见", "回访人", "回访时间", "回访结果"),
)
_PERCENT = ("满意率", "评价率")


def figures_workbook(found: Iterable[Figures], names: Mapping[str, str]) -> bytes:
    """Return a workbook with one row a subject and period; a rate without a denominator stays empty."""
    return workbook("评价统计", _FIGURES, [_figures_row(one, names) for one in found], percent=_PERCENT)


def reviews_workbook(found: Iterable[Review], staff: Mapping[str, str], services: Mapping[str, str]) -> bytes:
    """Return a workbook with one row a rating that a manager looks at."""
    return workbook("差评与误评", _REVIEWS, [_review_row(one, staff, services) for one in found])


def _figures_row(one: Figures, names: Mapping[str, str]) -> Row:
    return (
        *(one.period, one.subject, names.get(one.subject, one.subject)),
        *(one.finished, one.asked, one.not_asked, one.rated, one.unrated, one.put_aside, one.counted),
        *one.by_rating.values(),
        *(one.satisfaction_rate, one.evaluation_rate),
    )


def _review_row(one: Review, staff: Mapping[str, str], services: Mapping[str, str]) -> Row:
    said, follow_up = one.evaluation, one.follow_up
    return (
        *(one.day.isoformat(), one.number, services.get(one.service, one.service), one.counter),
        *(one.staff, staff.get(one.staff, one.staff), RATINGS[said.rating], "、".join(said.reasons), said.comment),
        *_misrating_cells(one.misrating),
        *((follow_up.by, f"{follow_up.at:%Y-%m-%d %H:%M}", follow_up.result) if follow_up else ("", "", "")),
    )


def _misrating_cells(misrating: Misrating | None) -> tuple[str, str, str, str]:
    if misrating is None:
        return ("", "", "", "")
    return (_MISRATINGS[misrating.state], misrating.reason, misrating.decided_by or "", misrating.note)
