#!/usr/bin/env python3
"""Runs a command as deploy/obereg@.service would, where systemd itself is not there: confined.py DATA COMMAND…

Needs root. Applied as the unit says: an unprivileged user, no new privileges, no capabilities, a read-only file system save for
DATA, an own /tmp, no /home, only internet and UNIX sockets, no memory that is writable and executable, and of system calls
those of @system-service, anything else ending the process (SIGSYS), as systemd does. Not applied: PrivateDevices,
RestrictNamespaces, LockPersonality, the protection of kernel tunables and control groups.
"""
import ctypes
import os
import subprocess
import sys

NOBODY = 65534
libc = ctypes.CDLL(None, use_errno=True)
seccomp = ctypes.CDLL("libseccomp.so.2")
seccomp.seccomp_init.restype = ctypes.c_void_p
KILL_PROCESS, ALLOW, EAFNOSUPPORT = 0x80000000, 0x7FFF0000, 97
CLONE_NEWNS = 0x20000
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_MDWE = 24, 38, 65
EQUAL, GREATER = 4, 6


def must(what, result):
    if result != 0:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")


def set_process(option, value):
    must(f"prctl {option}", libc.prctl(option, value, 0, 0, 0))


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def confine_files(data):
    must("unshare", libc.unshare(CLONE_NEWNS))
    mount("--make-rprivate", "/")
    mount("--bind", data, data)
    mount("-o", "bind,remount,ro", "/")
    mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", "/tmp")
    mount("-t", "tmpfs", "tmpfs", "/home")


def system_calls():
    """Names in @system-service, the sets it holds unfolded."""
    sets, current = {}, None
    for line in subprocess.run(["systemd-analyze", "syscall-filter"], check=True, capture_output=True, text=True).stdout.splitlines():
        if line.startswith("@"):
            current = sets.setdefault(line.strip(), [])
        elif line.startswith("    ") and not line.strip().startswith("#") and current is not None:
            current.append(line.strip())
    def unfold(name):
        return [call for each in sets[name] for call in (unfold(each) if each.startswith("@") else [each])]
    return unfold("@system-service")


class Argument(ctypes.Structure):
    _fields_ = [("number", ctypes.c_uint), ("operation", ctypes.c_int), ("first", ctypes.c_uint64), ("second", ctypes.c_uint64)]


def confine_calls():
    rules = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(KILL_PROCESS)))
    number_of = lambda name: seccomp.seccomp_syscall_resolve_name(name.encode())
    socket = number_of("socket")
    for name in system_calls():
        if number_of(name) >= 0 and number_of(name) != socket:
            must(name, seccomp.seccomp_rule_add_array(rules, ctypes.c_uint32(ALLOW), number_of(name), 0, None))
    for family in (1, 2, 10):  # AF_UNIX, AF_INET, AF_INET6
        only = (Argument * 1)(Argument(0, EQUAL, family, 0))
        must("socket", seccomp.seccomp_rule_add_array(rules, ctypes.c_uint32(ALLOW), socket, 1, only))
    above = (Argument * 1)(Argument(0, GREATER, 10, 0))  # such as AF_NETLINK, which libraries try
    must("socket", seccomp.seccomp_rule_add_array(rules, ctypes.c_uint32(0x00050000 | EAFNOSUPPORT), socket, 1, above))
    must("seccomp_load", seccomp.seccomp_load(rules))


def main():
    data, command = os.path.realpath(sys.argv[1]), sys.argv[2:]
    confine_files(data)
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)  # the kernel knows fewer: the rest are refused
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    os.umask(0o077)
    set_process(PR_SET_NO_NEW_PRIVS, 1)
    set_process(PR_SET_MDWE, 1)
    confine_calls()
    os.execv(command[0], command)


main()
