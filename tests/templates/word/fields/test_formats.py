"""Pictures and formats: the standard's own examples, and what Chinese offices write."""

import datetime
from contextlib import nullcontext, suppress
from decimal import Decimal

import pytest

from generator.ground.source.date import OfficialDate
from generator.templates.word.fields.formats import (
    GENERAL_FORMATS,
    DatePicture,
    FieldPictureError,
    FieldValueError,
    NumericPicture,
    general_format,
    moment_of,
    number_of,
)

TUESDAY = "2006-01-03 17:28:34"


@pytest.mark.parametrize(
    ("number", "picture", "expected"),
    [
        # ECMA-376 part 1, 17.16.4.2
        *(("9", "00.00", "09.00"), ("15", "$###", "$ 15"), ("222492", "x##", "492")),
        *(("0.125", "0.00x", "0.125"), ("0.75", ".x", ".8"), ("95.4", "$###.00", "$ 95.40")),
        *(("2456800", "$#,###,###", "$2,456,800"), ("-10", "-##", "-10"), ("10", "-##", " 10")),
        *(("10", "+##", "+10"), ("-10", "+##", "-10"), ("0", "+0", " 0"), ("33", "##%", "33%")),
        ("3.975", "$##0.00 'is the sales tax'", "$  3.98 is the sales tax"),
        ("1234.5", "$#,##0.00;-$#,##0.00", "$1,234.50"),
        ("-1234.5", "$#,##0.00;-$#,##0.00", "-$1,234.50"),
        ("0", "$#,##0.00;-$#,##0.00;$0", "$0"),
        # Chinese offices
        ("1234.5", "#,##0.00;(#,##0.00);零", "1,234.50"),
        *(("-1234.5", "#,##0.00;(#,##0.00);零", "(1,234.50)"), ("0", "#,##0.00;(#,##0.00);零", "零")),
        *(("0.001", "#,##0.00;(#,##0.00);零", "零"), ("1000", ",0.00元", "1,000.00元"), ("5", ",0.00", "5.00")),
        *(("7", "第000号", "第007号"), ("123456789", "000'-'00'-'0000", "123-45-6789")),
        *(("-5", "0.00", "-5.00"), ("-0.001", "0.00", "0.00"), ("12.5", ".00", "12.50")),
        *(("1.5", "0.##", "1.5 "), ("0.005", "0.00", "0.01"), ("2.675", "0.00", "2.68")),
        ("999999999999999999999.995", ",0.00", "1,000,000,000,000,000,000,000.00"),
        *(("1,234.5", "0", "1235"), ("12", "0;'负'0", "12"), ("-12", "0;'负;'0", "负;12")),
    ],
)
def test_numeric_pictures(number: str, picture: str, expected: str) -> None:
    value = number_of(number)
    assert value is not None
    assert NumericPicture.parse(picture).shown(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12", 12), (" 12 ", 12), ("-1,234.50", Decimal("-1234.50")), ("+.5", Decimal("0.5")), (7, 7),
        (Decimal("1.10"), Decimal("1.10")), ("", None), ("3份", None), ("1,23", None), ("1e5", None), ("NaN", None),
        ("１２", None), (True, None), (None, None), ("-", None), (".", None), ("9" * 80, None), (Decimal("NaN"), None),
    ],
)  # fmt: skip
def test_numbers(value: object, expected: object) -> None:
    assert number_of(value) == expected


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        # ECMA-376 part 1, 17.16.4.1
        *(("M/d/yyyy", "1/3/2006"), ("dddd, MMMM dd, yyyy", "Tuesday, January 03, 2006")),
        *(("MMMM d, yyyy", "January 3, 2006"), ("M/d/yy", "1/3/06"), ("yyyy-MM-dd", "2006-01-03")),
        *(("d-MMM-yy", "3-Jan-06"), ("M.d.yyyy", "1.3.2006"), ("MMM. d, yy", "Jan. 3, 06")),
        *(("d MMMM yyyy", "3 January 2006"), ("MMMM yy", "January 06"), ("MMM-yy", "Jan-06")),
        *(("M/d/yyyy h:mm am/pm", "1/3/2006 5:28 PM"), ("M/d/yyyy h:mm:ss am/pm", "1/3/2006 5:28:34 PM")),
        *(("h:mm am/pm", "5:28 PM"), ("HH:mm", "17:28"), ("'Today is 'HH:mm:ss", "Today is 17:28:34")),
        # Chinese offices
        ("yyyy年M月d日", "2006年1月3日"),
        ("yyyy'年'M'月'd'日'", "2006年1月3日"),
        ("EEEE年O月A日", "二〇〇六年一月三日"),
        ("EEEE年OOOO月", "二〇〇六年一月"),
        ("EEEE年O月A日星期W", "二〇〇六年一月三日星期二"),
        ("yyyy年M月d日 dddd", "2006年1月3日 星期二"),
        ("M月d日（ddd）", "1月3日（周二）"),
        ("yyyy年MMMM", "2006年一月"),
        ("AM/PM h时m分s秒", "下午 5时28分34秒"),
        ("YYYY/MM/DD", "2006/01/03"),
        ("yyyy-MM-ddTHH:mm", "2006-01-03T17:28"),
    ],
)
def test_pictures_of_dates(picture: str, expected: str) -> None:
    moment = moment_of(TUESDAY)
    assert moment is not None
    assert DatePicture.parse(picture).shown(moment) == expected


def test_the_language_of_the_field_decides_about_names() -> None:
    moment = datetime.datetime(2006, 12, 31)
    assert DatePicture.parse("dddd d MMMM", "zh-CN").shown(moment) == "星期日 31 十二月"
    assert DatePicture.parse("dddd d MMMM 号", "en-US").shown(moment) == "Sunday 31 December 号"


@pytest.mark.parametrize("picture", ["ggge年", "bbbb", "e", "yyyy `表`", "nn", "วว"])
def test_calendars_that_no_chinese_office_has(picture: str) -> None:
    with pytest.raises(FieldPictureError):
        DatePicture.parse(picture)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((OfficialDate.parse("2022-02-14"), (2022, 2, 14)), ("2022-02-14", (2022, 2, 14))),
        *(("2022年2月14日", (2022, 2, 14)), ("2022/2/14", (2022, 2, 14))),
        *((datetime.date(2022, 2, 14), (2022, 2, 14)), ("2022-02-14T08:30", (2022, 2, 14, 8, 30))),
        *(("2022-02-14 08:30:05", (2022, 2, 14, 8, 30, 5)), ("2022-02-30", None)),
        *(("14/2/2022", None), ("2022.2.14", None), ("明年", None), (20220214, None), ("", None)),
    ],
)
def test_moments(value: object, expected: tuple[int, int, int] | None) -> None:
    assert moment_of(value) == (None if expected is None else datetime.datetime(*expected))


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        # ECMA-376 part 1, 17.16.4.3
        *((54, "ALPHABETIC", "BBB"), (52, "alphabetic", "zz"), (123, "Arabic", "123")),
        *((123, "ArabicDash", "- 123 -"), (123, "CardText", "one hundred twenty-three")),
        *((10, "CHINESENUM1", "十"), (123, "CHINESENUM2", "壹佰贰拾叁"), (123, "CHINESENUM3", "一百二十三")),
        *((12, "CIRCLENUM", "⑫"), (123, "DBCHAR", "１２３"), (12, "DBNUM1", "一二")),
        ("1234.57", "DollarText", "one thousand two hundred thirty-four and 57/100"),
        *((12, "GB1", "⒓"), (12, "GB2", "⑿"), (12, "GB3", "12"), (355, "Hex", "163"), (32, "Ordinal", "32nd")),
        ("1235", "OrdText", "one thousand two hundred thirty-fifth"),
        *((123, "Roman", "CXXIII"), (123, "roman", "cxxiii"), (123, "SBCHAR", "123"), (1, "ZODIAC1", "甲")),
        *((1, "ZODIAC2", "子"), (1, "ZODIAC3", "甲子"), ("mary smith", "Caps", "Mary Smith")),
        *(("marysmith", "Caps", "Marysmith"), ("mary smith", "FirstCap", "Mary smith")),
        *(("Mary Smith", "Lower", "mary smith"), ("Mary Smith", "Upper", "MARY SMITH")),
        # on from there
        *((0, "CHINESENUM3", "零"), (10, "CHINESENUM3", "十"), (20, "CHINESENUM3", "二十")),
        *((105, "CHINESENUM3", "一百零五"), (110, "CHINESENUM3", "一百一十")),
        *((1001, "CHINESENUM3", "一千零一"), (10010, "CHINESENUM3", "一万零一十")),
        *((120000, "CHINESENUM3", "十二万"), (100000012, "CHINESENUM3", "一亿零一十二")),
        *((1200345, "CHINESENUM2", "壹佰贰拾万零叁佰肆拾伍"), (99, "CHINESENUM1", "九十九")),
        *((100, "CHINESENUM1", "一〇〇"), (11, "Ordinal", "11th"), (113, "Ordinal", "113th")),
        *((20, "OrdText", "twentieth"), (21, "OrdText", "twenty-first"), (1000000, "CardText", "one million")),
        *((26, "ALPHABETIC", "Z"), (27, "ALPHABETIC", "AA"), ("1,235.0", "CHINESENUM2", "壹仟贰佰叁拾伍")),
    ],
)  # fmt: skip
def test_general_formats(value: object, name: str, expected: object) -> None:
    assert general_format(value, name, str) == expected


@pytest.mark.parametrize("name", sorted(GENERAL_FORMATS))
def test_every_format_takes_every_number_and_text(name: str) -> None:
    for value in (*range(130), 999, 1000, 10**6 + 1, 10**11, 10**12 - 1, "", "甲", "12.5", "12.555", "１２", -1):
        with suppress(FieldValueError) if value != 12 else nullcontext():
            assert general_format(value, name, str) or value == ""
