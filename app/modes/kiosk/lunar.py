"""The date of the lunar calendar (农历), as it stands below the date in China."""

from datetime import date

from app.modes.kiosk.look import Language

_TRADITIONAL = str.maketrans("龙马鸡猪腊闰", "龍馬雞豬臘閏")


def lunar_day(day: date, language: Language) -> str:
    """Return the lunar date, e.g. 农历丙午年 十月十四; nothing in English, or outside 1900 to 2100."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate  # noqa: PLC0415 - after the first frame

    if language is Language.ENGLISH:
        return ""
    try:
        lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    except (InvalidLunarDateError, ValueError):
        return ""
    leap = "闰" if lunar.leap else ""
    said = f"{lunar.gz_year}年 {leap}{lunar.cn_month}月{lunar.cn_day}"
    if language is Language.CANTONESE:
        return f"農曆{said.translate(_TRADITIONAL)}"
    return f"农历{said}"
