"""Texts of system errors (errno) in both languages."""

from __future__ import annotations

import errno

from generator.ground.words.translated_text import TranslatedText

_HELD = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, both EACCES in C

_SAYINGS: dict[int, tuple[str, str]] = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.ENOENT: ("文件不存在", "it is not there"),
    errno.EEXIST: ("已经有同名的文件", "something of that name is there"),
    errno.EISDIR: ("这是文件夹，不是文件", "it is a folder"),
    errno.ENOTDIR: ("路径里有一段不是文件夹", "part of its path is no folder"),
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.EDQUOT: ("分给您的磁盘空间用完了", "your share of the disk is used up"),
    errno.EFBIG: ("文件太大", "the file is too big"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EBUSY: ("正被别的程序使用", "another program uses it"),
    errno.EIO: ("磁盘读写出错", "the disk fails"),
    errno.ENODEV: ("设备不在", "the device is not there"),
    errno.ENXIO: ("设备不在", "the device is not there"),
    errno.ENAMETOOLONG: ("名称太长", "the name is too long"),
    errno.ELOOP: ("链接绕成了圈", "its links go round in a circle"),
    errno.EMFILE: ("打开的文件太多", "too many files are open"),
    errno.ENFILE: ("打开的文件太多", "too many files are open"),
    errno.ENOMEM: ("内存不够", "there is not enough memory"),
    errno.EPIPE: ("接收的程序已经结束", "the program that reads it has ended"),
    errno.ENOEXEC: ("这不是能运行的程序", "it is no program"),
    errno.EINVAL: ("系统不接受这个名称或操作", "the system does not take it"),
    errno.ECONNREFUSED: ("对方没有应答", "nobody answers there"),
    errno.ETIMEDOUT: ("等了太久没有应答", "no answer in time"),
}


def system_reason(fault: OSError) -> TranslatedText:
    """Why the system refused; of what is rare its number, and its own words in English."""
    if getattr(fault, "winerror", None) in _HELD:
        return TranslatedText("正被别的程序占用", "held by another program")
    if fault.errno in _SAYINGS:
        return TranslatedText(*_SAYINGS[fault.errno])
    own = fault.strerror or str(fault) or type(fault).__name__
    return TranslatedText(f"系统错误 {fault.errno}" if fault.errno is not None else own, own)
