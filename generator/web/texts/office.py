"""Texts of the page 本单位."""

TEXTS: dict[str, tuple[str, str]] = {
    "office-title": ("本单位", "Your office"),
    "office-hint": (
        "每件公文、每个信封都从这里取；公文里自己写了的，用公文里的。改了以后，重新生成的文件用新的。",
        (
            "Every notice and envelope takes this from here, unless the notice itself says otherwise. Papers that are "
            "made after a change have the new facts."
        ),
    ),
    "office-sender": ("信封上的寄信人", "The sender on envelopes"),
    "office-save": ("保存", "Save"),
    "office-saved": ("已保存。", "Saved."),
    "office-refused": (
        "下面的写得不对，还没有保存。您写的都在。",
        "This is wrong, and nothing was saved. What you typed is still here.",
    ),
    "office-broken": (
        "单位的内容写在文件 house.yaml 里，这个文件现在读不了。先用记事本打开它，照下面说的改好，再来这一页。",
        (
            "What your office says of itself is in the file house.yaml, which cannot be read. Open it in an editor, "
            "mend what is said below, and come back."
        ),
    ),
    "office-changed": (
        "您打开这一页以后，别处改过单位的内容，所以还没有保存。不同的地方列在下面：照您写的，再点一次保存；用别处存的，就放弃您写的。",
        (
            "This was changed elsewhere after you opened the page, so nothing was saved. What differs is below: save "
            "once more to have yours, or take the other and discard yours."
        ),
    ),
    "office-changed-same": (
        "您打开这一页以后，这个文件在别处改过（改的不是下面这些），所以还没有保存。没有问题的，再点一次保存。",
        (
            "The file was changed elsewhere after you opened the page, in nothing that is below, so nothing was saved. "
            "If that is all right, save once more."
        ),
    ),
    "office-item": ("项目", "Item"),
    "office-keep-mine": ("照我写的保存", "Save mine"),
    "office-take-theirs": ("用别处存的，放弃我的", "Take the other, and discard mine"),
    "office-from-first": (
        "单位名称、机关代字、信封上的地址写错了，或者换了：",
        "The office's name, the letters of its numbers or the address on envelopes have changed:",
    ),
}
