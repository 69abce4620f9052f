"""Another machine gets a new folder and one rename; the ssh of these tests runs its command right here."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from tests.web.publishing.conftest import FIRST, SECOND, SECOND_DIFFERENCE, House, signs

pytestmark = pytest.mark.skipif(
    shutil.which("rsync") is None, reason="no rsync here (Debian: apt-get install rsync)"
)
# Does what sshd does: hands the words to a shell of the other machine. FAILS_AT names a word at which the line breaks.
FAKE_SSH = """#!/bin/sh
while [ "$1" = -o ]; do shift 2; done
[ "$1" = -l ] && { user=$2; shift 2; [ "$1" = -- ] && shift; set -- "$user@$@"; }
[ "$1" = web@there ] || { echo "ssh: Could not resolve hostname $1" >&2; exit 255; }
shift
case "$*" in *"${FAILS_AT:-no such word}"*) echo "Connection to there closed" >&2; exit 255;; esac
exec sh -c "$*"
"""


@pytest.fixture(autouse=True)
def fake_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ssh that is found first."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ssh").write_text(FAKE_SSH, "utf-8")
    (tmp_path / "bin" / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The link on the other machine, in a path that a shell would break at."""
    (tmp_path / "their 'www' папка").mkdir()
    return tmp_path / "their 'www' папка" / "site"


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder."""
    root = folder.resolve()
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_first_and_a_second_release_appear_in_one_swap(
    house: House, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = f"web@there:{there}"
    house.publish(target, dry=True)
    told = capsys.readouterr().out
    assert signs(told) == [f"  + {name}" for name in sorted(FIRST)]
    assert "Nothing was copied." in told
    assert list(there.parent.iterdir()) == []
    house.publish(target)
    assert there.is_symlink()
    assert files(there) == FIRST
    first = (there / "en" / "static" / "site.css").stat()
    house.build(2, SECOND)
    capsys.readouterr()
    house.publish(target, dry=True)
    assert signs(capsys.readouterr().out) == SECOND_DIFFERENCE
    assert files(there) == FIRST
    house.publish(target)
    assert files(there) == SECOND
    second = (there / "en" / "static" / "site.css").stat()
    assert (second.st_ino, second.st_mtime_ns) == (first.st_ino, first.st_mtime_ns), (
        "unchanged files are shared"
    )
    assert [path.name for path in Path(f"{there}.releases").iterdir()] == ["20261102T030000-00000002"]
    capsys.readouterr()
    house.publish(f"rsync:{target}")
    assert "It is published already." in capsys.readouterr().out


def test_a_page_that_was_changed_there_is_mended(house: House, there: Path) -> None:
    house.publish(f"web@there:{there}")
    page = there / "en" / "index.html"
    page.unlink()
    page.write_text("defaced", "utf-8")
    (there / "en" / "planted.html").write_text("x", "utf-8")
    house.publish(f"web@there:{there}")
    assert files(there) == FIRST


@pytest.mark.parametrize("word", ["mkdir", "rsync --server", "mv -T"])
def test_a_line_that_breaks_leaves_the_old_site_and_the_next_try_ends_it(
    house: House, there: Path, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.publish(f"web@there:{there}")
    house.build(2, SECOND)
    monkeypatch.setenv("FAILS_AT", word)
    with pytest.raises(Refusal, match=r"the site there stays as it was.*closed\)"):
        house.publish(f"web@there:{there}")
    assert files(there) == FIRST
    monkeypatch.delenv("FAILS_AT")
    house.publish(f"web@there:{there}")
    assert files(there) == SECOND
    assert len(list(Path(f"{there}.releases").iterdir())) == 1


def test_what_a_killed_publishing_left_is_cleared_when_nothing_else_is_to_do(
    house: House, there: Path
) -> None:
    """A former release may hold a quote that was revoked."""
    house.publish(f"web@there:{there}")
    for name in ("20261001T030000-00000000", ".sending-20261001T030000-00000000"):
        (Path(f"{there}.releases") / name / "en").mkdir(parents=True)
    house.publish(f"web@there:{there}")
    assert [path.name for path in Path(f"{there}.releases").iterdir()] == [there.readlink().name]


def test_a_release_that_is_shown_already_but_damaged_gets_another_folder(house: House, there: Path) -> None:
    house.publish(f"web@there:{there}")
    (there / "index.html").unlink()
    house.publish(f"web@there:{there}")
    assert there.readlink().name == "20261101T030000-00000001+"
    assert files(there) == FIRST


def test_what_otklik_did_not_make_is_left_alone(house: House, there: Path) -> None:
    there.mkdir()
    with pytest.raises(Refusal, match="Otklik did not make it: move it away"):
        house.publish(f"web@there:{there}")
    there.rmdir()
    there.symlink_to("elsewhere")
    with pytest.raises(Refusal, match="Otklik did not make it: move it away"):
        house.publish(f"web@there:{there}")
    assert there.readlink() == Path("elsewhere")


def test_an_unknown_machine_and_missing_programs_get_a_sentence(
    house: House, there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refusal, match=r"could not be reached with ssh.*Could not resolve hostname"):
        house.publish(f"web@nowhere:{there}")
    house.publish(f"web@there:{there}")
    (tmp_path / "few").mkdir()
    for name in ("sh", "readlink", "ls"):
        (tmp_path / "few" / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{tmp_path / 'few'}")
    with pytest.raises(Refusal, match="rsync is not installed on this machine"):
        house.publish(f"web@there:{there}")
    monkeypatch.setenv("PATH", str(tmp_path / "few"))
    with pytest.raises(Refusal, match=r"ssh is not installed.*apt-get install openssh-client"):
        house.publish(f"web@there:{there}")


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/usr/sbin/sshd").is_file(), reason="no sshd here (Debian: apt-get install openssh-server)"
)
def test_a_real_ssh_brings_it_there(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(f"/tmp/otklik-sshd-{os.getpid()}")  # noqa: S108 - sshd wants a path that others cannot write to
    place.mkdir(mode=0o700)
    server = start_sshd(place)
    try:
        (tmp_path / "bin" / "ssh").write_text(
            f'#!/bin/sh\nexec /usr/bin/ssh -F {place}/client "$@"\n', "utf-8"
        )
        house.publish(f"there:{tmp_path}/site")
        house.build(2, SECOND)
        house.publish(f"there:{tmp_path}/site")
        assert files(tmp_path / "site") == SECOND
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(place)


def start_sshd(place: Path) -> subprocess.Popen[bytes]:
    """A server of this test only, on the loopback address, with keys of its own."""
    for name in ("host", "me"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)], check=True)
    port = 20_000 + os.getpid() % 20_000
    (place / "server").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {place}/host\nAuthorizedKeysFile {place}/me.pub\n"
        f"PidFile {place}/pid\nStrictModes no\nPasswordAuthentication no\nUsePAM no\nPermitRootLogin yes\n",
        "utf-8",
    )
    (place / "client").write_text(
        f"Host there\n HostName 127.0.0.1\n Port {port}\n IdentityFile {place}/me\n"
        f" UserKnownHostsFile {place}/known\n StrictHostKeyChecking accept-new\n",
        "utf-8",
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen(
        ["/usr/sbin/sshd", "-D", "-e", "-f", str(place / "server")], stderr=subprocess.DEVNULL
    )
    time.sleep(0.5)
    return server
