"""What the system says of files and devices, in both languages."""

from __future__ import annotations

import errno

from generator.errors.said import Said

_HELD = frozenset({32, 33})  # Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, both EACCES in C

_IN_CHINESE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.ENOTDIR: "路径当中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTEMPTY: "文件夹里还有东西",
    errno.EINVAL: "系统不接受这样的名称或操作",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOSPC: "磁盘满了",
    errno.EFBIG: "文件太大",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENOMEM: "内存不够",
    errno.EPIPE: "对方不再接收",
    errno.ETIMEDOUT: "等了太久没有回应",
}


def system_reason(fault: OSError) -> Said:
    """Why the system refused, as a clerk would say it; what has no Chinese words here is quoted as it came."""
    if getattr(fault, "winerror", None) in _HELD:
        return Said("正被别的程序占用", "held by another program")
    told = fault.strerror or str(fault) or type(fault).__name__
    return Said(_IN_CHINESE.get(fault.errno or 0, told), told)
