"""Draws `case_form.docx`, the template of the approval form (审批表): `python resources/documents/draw_case_form.py`.

What stands in double braces is filled in by the server; `app/server/desk/papers.py` says which fields there are.
"""

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FACTS = (
    (("编号", "编号"), ("上报时间", "上报时间")),
    (("上报人", "上报人"), ("联系方式", "联系方式")),
    (("上报方式", "上报方式"), ("类型", "类型")),
    (("紧急程度", "紧急程度"), ("是否保密", "保密")),
    (("所属事项", "事项"), ("行政区划", "行政区划")),
    (("当前环节", "当前环节"), ("办理期限", "整体期限")),
)
WIDE = (("事件地址", "地址"), ("事件标题", "标题"), ("事件描述", "描述"), ("拟办意见", "拟办意见"))
TASKS = ("部门", "责任", "结果")
STEPS = ("时间", "环节", "操作", "部门", "人员", "意见")


def main() -> None:
    """Write the template."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "SimSun", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("办件审批表")
    run.bold, run.font.size = True, Pt(18)
    _facts(document)
    _rows(document, "承办情况", "任务", TASKS)
    _rows(document, "办理流程", "流转", STEPS)
    document.save(Path(__file__).with_name("case_form.docx"))


def _facts(document) -> None:
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for pairs in FACTS:
        cells = table.add_row().cells
        for place, (label, field) in enumerate(pairs):
            cells[2 * place].text, cells[2 * place + 1].text = label, f"{{{{ {field} }}}}"
    for label, field in WIDE:
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].merge(cells[3]).text = f"{{{{ {field} }}}}"


def _rows(document, title: str, field: str, columns: tuple[str, ...]) -> None:
    """Add a table with one row for each of a list; `tr` tags of docxtpl stand in rows of their own."""
    document.add_paragraph().add_run(title).bold = True
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        cell.text = column
        cell.paragraphs[0].runs[0].bold = True
    table.rows[1].cells[0].text = f"{{%tr for one in {field} %}}"
    for cell, column in zip(table.rows[2].cells, columns, strict=True):
        cell.text = f"{{{{ one.{column} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


if __name__ == "__main__":
    main()
