"""Several real servers that are one Redis: a cluster, and a primary with a replica under sentinels. Each can be killed and frozen.

None outlives the tests, however they end: beside each server a shell waits for the end of a pipe that the tests hold, and kills it then.
"""

import itertools
import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import redis
from redis.crc import key_slot

from bot.store import embedded
from bot.store.connection import server

PATIENCE = 20.0
"""Seconds that servers may take to agree, on a busy machine."""
SERVICE = "mymaster"
SLOTS = 16384
KEEP = ["appendonly yes", 'save ""']


def until(met: Callable[[], object], what: str) -> None:
    """Waits for what servers do by themselves. An error counts as not yet."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if met():
                return
        except redis.RedisError:
            pass
        assert time.monotonic() < deadline, f"not in {PATIENCE} s: {what}"
        time.sleep(0.02)


def free_ports(number: int) -> list[int]:
    """Ports that nobody uses now, below those for outgoing connections: a server that starts again finds its own free."""
    candidates = random.sample(range(20_000, 32_000), 1_000)
    return list(itertools.islice(filter(_is_free, candidates), number))


def _is_free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0


class Member:
    """One server on a port, from its making until `stop`. What it knows is in its folder."""

    def __init__(self, folder: Path, port: int, options: Sequence[str], sentinel: bool = False, password: str = "") -> None:
        folder.mkdir(parents=True)
        self.folder, self.port = folder, port
        self.url = f"redis://:{password}@127.0.0.1:{port}" if password else f"redis://127.0.0.1:{port}"
        options = [*options, f"requirepass {password}"] if password else options
        config = folder / "server.conf"
        config.write_text("\n".join([f"port {port}", "bind 127.0.0.1", f"dir {folder}", "logfile server.log", *options]) + "\n")
        self._command = [embedded.program(), str(config), *(["--sentinel"] if sentinel else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        # In a session of its own: ^C is for the tests, which end it.
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, **quiet)
        kill = ["sh", "-c", 'read -r _; kill -KILL "$1"', "guard", str(self._process.pid)]
        self._guard = subprocess.Popen(kill, stdin=subprocess.PIPE, **quiet)
        until(lambda: self.ask("PING"), f"an answer of {self.folder.name}")

    def ask(self, *command: Any) -> Any:
        with server(self.url, timeout=1.0) as client:
            return client.execute_command(*command)

    def info(self, section: str) -> dict[str, Any]:
        with server(self.url, timeout=1.0) as client:
            return dict(client.info(section))

    def stop(self) -> None:
        """Killed, as by kill -9. Also works while frozen, and where it runs no more."""
        for process in (self._guard, self._process):
            if process is not None:
                process.kill()
                process.wait()
                if process.stdin:
                    process.stdin.close()
        self._guard = self._process = None

    close = stop

    def runs(self) -> bool:
        return self._process is not None

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None, "it is stopped"
        os.kill(self._process.pid, number)


class Topology:
    """A context that ends all its members."""

    def __init__(self, folder: Path) -> None:
        self.members: list[Member] = []
        self.url = ""
        try:
            self.start(folder)
        except BaseException:
            self.close()
            raise

    def start(self, folder: Path) -> None:
        raise NotImplementedError

    def settle(self) -> None:
        raise NotImplementedError

    def grow(self, folder: Path, port: int, options: Sequence[str], sentinel: bool = False) -> Member:
        self.members.append(Member(folder, port, options, sentinel))
        return self.members[-1]

    def mend(self) -> None:
        """Thaws and starts all again, so that the next test finds it well."""
        for member in self.members:
            member.thaw() if member.runs() else member.start()
        self.settle()

    def close(self) -> None:
        for member in self.members:
            member.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class ClusterOfThree(Topology):
    """Three nodes without replicas. A node that dies takes its third of the slots away and leaves the others."""

    def start(self, folder: Path) -> None:
        ports = free_ports(6)
        self.url = "redis+cluster://" + ",".join(f"127.0.0.1:{port}" for port in ports[:3])
        for number in range(3):
            options = ["cluster-enabled yes", "cluster-node-timeout 500", "cluster-require-full-coverage no", *KEEP]
            self.grow(folder / f"node{number}", ports[number], [*options, f"cluster-port {ports[number + 3]}"])
        for number, node in enumerate(self.members):
            node.ask("CLUSTER", "ADDSLOTSRANGE", *_share(number))
            node.ask("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            node.ask("CLUSTER", "MEET", "127.0.0.1", ports[0], ports[3])
        self.settle()

    def settle(self) -> None:
        """Waits until all nodes know all, and think each other well."""
        until(lambda: all(_in_order(node) for node in self.members), "the nodes of the cluster agree")

    def owner(self, key: str) -> Member:
        number = key_slot(key.encode())
        [found] = [node for at, node in enumerate(self.members) if _share(at)[0] <= number <= _share(at)[1]]
        return found


class UnderSentinels(Topology):
    """A primary, a replica, and three sentinels that promote it within about two seconds."""

    def start(self, folder: Path) -> None:
        ports = free_ports(5)
        self.url = "redis+sentinel://" + ",".join(f"127.0.0.1:{port}" for port in ports[2:]) + f"/{SERVICE}"
        for number in range(2):
            options = [f"replicaof 127.0.0.1 {ports[0]}"] * number
            self.grow(
                folder / f"server{number}", ports[number], ["repl-diskless-sync-delay 0", "repl-ping-replica-period 1", *KEEP, *options]
            )
        until(lambda: self.members[1].info("replication")["master_link_status"] == "up", "the replica has its copy")
        watch = f"sentinel monitor {SERVICE} 127.0.0.1 {ports[0]} 2"
        quick = [f"sentinel down-after-milliseconds {SERVICE} 500", f"sentinel failover-timeout {SERVICE} 2000"]
        for number in range(3):
            sentinel = self.grow(folder / f"sentinel{number}", ports[2 + number], [watch, *quick], sentinel=True)
            sentinel.ask("SENTINEL", "DEBUG", "INFO-PERIOD", 200, "PUBLISH-PERIOD", 200, "ASK-PERIOD", 200)
        self.settle()

    def settle(self) -> None:
        """Waits until all sentinels know each other, a primary and a replica that follows it, all of them well."""
        until(lambda: all(self._content(sentinel) for sentinel in self.sentinels), "the sentinels agree")

    @property
    def sentinels(self) -> list[Member]:
        return self.members[2:]

    @property
    def primary(self) -> Member:
        """As the first sentinel that answers knows it."""
        _, port = self.sentinels[0].ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", SERVICE)
        return next(member for member in self.members if member.port == int(port))

    @property
    def replica(self) -> Member:
        return next(member for member in self.members[:2] if member is not self.primary)

    def _content(self, sentinel: Member) -> bool:
        with server(sentinel.url) as client:
            state: Any = client.sentinel_master(SERVICE)
            copies: Any = client.sentinel_slaves(SERVICE)
        [copy] = copies
        well = state["flags"] == "master" and copy["flags"] == "slave" and copy["master-link-status"] == "ok"
        alike = (state["port"], state["num-other-sentinels"]) == (self.primary.port, 2)
        return bool(well and alike and self.replica.info("replication")["master_link_status"] == "up")


def _share(number: int) -> tuple[int, int]:
    """The first and the last slot of a node."""
    return number * SLOTS // 3, (number + 1) * SLOTS // 3 - 1


def _in_order(node: Member) -> bool:
    known = node.ask("CLUSTER", "NODES").decode().splitlines()
    state = node.ask("CLUSTER", "INFO").decode()
    return len(known) == 3 and "fail" not in "".join(known) and "cluster_state:ok" in state and f"cluster_slots_ok:{SLOTS}" in state
