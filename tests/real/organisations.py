"""Makes an organisation's folder for each real set, so that the main job runs on real feedback as it does anywhere.

`python -m tests.real.organisations FOLDER` writes FOLDER/health, FOLDER/telecom and FOLDER/restaurants; then, in one of them,
`python -m jobs.gather`, `python -m jobs.hear`, `python -m jobs.mosaic` with the program's folder in PYTHONPATH.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from jobs.settings import CODE

HERE = Path(__file__).parent
NAMES = ("health", "telecom", "restaurants")
SETTINGS = """\
organisation_en: {name}
organisation_ru: {name}
organisation_ar: {name}
folder: .
database: otklik.db
key_file: pseudonym.key
content: content
output: output
site_url: https://feedback.example.org
feedback_mail: feedback@example.org
releases_kept: 1
acknowledge_days: 5
answer_days: 10
smallest_count: 5
count_step: 5
"""
NOBODY = '[[colleague]]\nid = "nobody"\nnames = ["Quillfeather"]\nrole = "the real sets name no staff"\n'


def real_data() -> Path | None:
    """The folder of real feedback: OTKLIK_REAL_DATA, or shared/data beside the checkout; None where there is none."""
    place = Path(os.environ.get("OTKLIK_REAL_DATA", CODE.parent / "shared" / "data"))
    return place.resolve() if (place / "feedback").is_dir() else None


def make_organisation(name: str, folder: Path, data: Path) -> Path:
    """Write settings, sources, themes and an empty staff list of one organisation; returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = (HERE / "sources.toml").read_text("utf-8").replace("DATA/", f"{data}/")
    sources = [
        table for table in re.split(r"(?m)^(?=\[\[source\]\])", written) if f'name = "{name}-' in table
    ]
    (folder / "sources.toml").write_text("".join(sources), "utf-8")
    (folder / "themes.toml").write_bytes((HERE / f"themes_{name}.toml").read_bytes())
    (folder / "staff.toml").write_text(NOBODY, "utf-8")
    (folder / "invoke.yaml").write_text(SETTINGS.format(name=f"{name.title()} sample"), "utf-8")
    return folder


if __name__ == "__main__":
    data = real_data()
    if data is None:
        sys.exit("There is no real feedback here: set OTKLIK_REAL_DATA to its folder.")
    for name in NAMES:
        sys.stdout.write(f"{make_organisation(name, Path(sys.argv[1]) / name, data)}\n")
