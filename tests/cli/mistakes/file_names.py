"""Files saved under a wrong name, in a wrong place or in a wrong format."""

from tests.cli.mistakes.mistake import OLD, Mistake, change, put, remove, rename, word, write

HOUSE = "imprint: {office: 示例市档案馆办公室}\n"
PRINTING = ("date: 2024-03-05\n", "date: 2024-03-05\nprinting:\n  files: [通知书]\n")

MISTAKES = [
    Mistake(
        "notice.md with a hidden ending", "build --dry-run", "source-ending-hidden", ["notice.md.txt", "扩展名"],
        ["notice.md.txt", "extension"], before=[rename("templates/notice/notice.md", "templates/notice/notice.md.txt")],
        remedy=[rename("templates/notice/notice.md.txt", "templates/notice/notice.md")], status=2,
    ),
    Mistake(
        "notice.md as plain text", "build --dry-run", "notice-misnamed", ["notice.txt"],
        before=[rename("templates/notice/notice.md", "templates/notice/notice.txt")],
        remedy=[rename("templates/notice/notice.txt", "templates/notice/notice.md")], status=2,
    ),
    Mistake(
        "the notice written in Word", "build --dry-run", "notice-in-word", ["notice.docx", "notice.md"],
        before=[rename("templates/notice/notice.md", "正文.md"), word("templates/notice/notice.docx", "示例")],
        remedy=[rename("正文.md", "templates/notice/notice.md"), remove("templates/notice/notice.docx")], status=2,
    ),
    Mistake(
        "notice.md in the folder of templates", "build --dry-run", "notice-one-above", ["移到里面", "templates/notice"],
        ["move notice.md", "templates/notice"],
        before=[rename("templates/notice/notice.md", "templates/notice.md"), rename("templates/notice", "空")],
        remedy=[rename("templates/notice.md", "templates/notice/notice.md")], status=2,
    ),
    Mistake(
        "a notice's folder without the folder of templates before it", "build --dry-run --notice 消防",
        "source-missing", ["是不是“templates/消防”"], ["did you mean 'templates/消防'"],
        before=[rename("templates/notice", "templates/消防")], again="build --dry-run --notice templates/消防",
        status=2,
    ),
    Mistake(
        "no roster yet", "build --dry-run", "source-missing", ["fawen new roster"],
        before=[rename("units.yaml", "另一处")], remedy=[rename("另一处", "units.yaml")], status=2,
    ),
    Mistake(
        "an empty folder", "build --dry-run", "source-no-desk", ["“templates”和“units.yaml”", "fawen new desk"],
        ["'templates' nor 'units.yaml'", "fawen new desk"],
        before=[rename("templates", "别处"), rename("units.yaml", "另一处")],
        remedy=[rename("别处", "templates"), rename("另一处", "units.yaml")], status=2,
    ),
    Mistake(
        "the notice's folder by its Chinese name", "build --dry-run", "notice-elsewhere", ["--notice templates/通知"],
        before=[rename("templates/notice", "templates/通知")], again="build --dry-run --notice templates/通知",
        status=2,
    ),
    Mistake(
        "house.yaml with a hidden ending", "build --dry-run", "notice-house-misnamed", ["house.yaml.txt", "没有用上"],
        ["house.yaml.txt", "not used"], before=[write("templates/house.yaml.txt", HOUSE)],
        remedy=[rename("templates/house.yaml.txt", "templates/house.yaml")], status=0,
    ),
    Mistake(
        "an attachment saved as an old Word document",
        "build --dry-run",
        "notice-attachment-old",
        ["另存为 .docx", "^^^^^^"],
        ["save it as .docx"],
        before=[
            change("templates/notice/notice.md", "date:", "attachments: [{title: 自查表, file: 自查.doc}]\ndate:"),
            put("templates/notice/自查.doc", OLD),
        ],
        remedy=[
            word("templates/notice/自查.docx", "示例"),
            remove("templates/notice/自查.doc"),
            change("templates/notice/notice.md", "自查.doc", "自查.docx"),
        ],
    ),
    Mistake(
        "an attachment with a letter missing in its name",
        "build --dry-run",
        "notice-attachment-missing",
        ["是不是“attachment-1.md”"],
        ["did you mean 'attachment-1.md'"],
        before=[
            change("templates/notice/notice.md", "date:", "attachments: [attachmnt-1.md]\ndate:"),
            write("templates/notice/attachment-1.md", "---\ntitle: 目录样表\n---\n示例。\n"),
        ],
        remedy=[change("templates/notice/notice.md", "attachmnt", "attachment")],
    ),
    Mistake(
        "a letter in the old format that is to be printed", "build --dry-run", "notice-print-file-old",
        ["通知书.doc", "另存为 .docx"], ["通知书.doc", "save it as .docx"],
        before=[change("templates/notice/notice.md", *PRINTING), put("templates/unit/通知书.doc", OLD)],
        remedy=[word("templates/unit/通知书.docx", "{{ unit.name }}")],
    ),
    Mistake(
        "a letter in the old format",
        "build --dry-run",
        "output-other-format",
        ["通知书.doc", ".docx"],
        before=[put("templates/unit/通知书.doc", OLD)],
        remedy=[
            word("templates/unit/通知书.docx", "{{ unit.name }}"),
            rename("templates/unit/通知书.doc", "通知书.doc"),
        ],
        status=0,
    ),
    Mistake(
        "the folder of letters in the plural", "build --dry-run", "output-folder-misnamed",
        ["templates/units", "templates/unit"], before=[rename("templates/unit", "templates/units")],
        remedy=[rename("templates/units", "templates/unit")], status=0,
    ),
    Mistake(
        "a notice saved in the code of old editors",
        "build --dry-run",
        "source-encoding",
        ["UTF-8"],
        before=[put("templates/notice/notice.md", "---\ntitle: 关于报送的通知\n---\n示例\n".encode("gbk"))],
        remedy=[
            write(
                "templates/notice/notice.md",
                "---\nissuer: 示例市档案馆\ntitle: 关于报送的通知\nrecipients: 各分馆\ndate: 2024-03-05\n---\n示例\n",
            )
        ],
    ),
    Mistake(
        "a picture that has another name", "build --dry-run", "template-picture-missing", ["图标.png"],
        before=[word("templates/unit/函.docx", "{{ unit.name }}{{ '图标.png'|图片 }}")],
        remedy=[word("templates/unit/函.docx", "{{ unit.name }}")],
    ),
]  # fmt: skip
