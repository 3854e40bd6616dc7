"""Words above columns of a sheet: what names the units, by what it names (学校名称, 部门)."""

from __future__ import annotations

KINDS = (
    "机构名称", "机构", "学校名称", "学校", "学校全称", "企业名称", "企业", "公司名称", "公司", "医院名称", "养老机构",
    "养老机构名称", "幼儿园名称", "园所名称", "项目单位", "organization", "organisation", "organization name",
    "organisation name", "company", "company name", "school", "school name",
)  # fmt: skip

PLACES = (
    "社区", "社区名称", "村", "村名", "村居", "村社区", "村（社区）", "社区（村）", "村（居）", "村（社区）名称",
)  # fmt: skip

TOWNS = (
    "乡镇", "乡镇名称", "街道名称", "乡镇街道", "乡镇（街道）", "乡镇街道名称", "乡镇（街道）名称", "镇街", "镇街名称",
    "镇（街道）", "街道（镇）", "街镇",
)  # fmt: skip

DEPARTMENTS = ("部门", "部门名称", "科室", "科室名称", "处室", "department", "department name")
PEOPLE = (
    "姓名", "名字", "人员姓名", "收件人", "收信人", "客户", "客户名称", "客户姓名", "full name", "customer",
    "customer name",
)  # fmt: skip

ALL = (*KINDS, *PLACES, *TOWNS, *DEPARTMENTS, *PEOPLE)
"""All words above a column of names."""
