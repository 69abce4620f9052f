"""What the airlock must find again before a release leaves: everybody who is known, and every word that was ever said (S6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlite_utils import Database

from db.store import as_json

if TYPE_CHECKING:
    from db.run_index import Marks

MARK = [("id", "<i8"), ("author", "<i8"), ("mark", "<i8")]


def contact_marks(db: Database) -> Iterator[tuple[int, int]]:
    """Number of every customer who gave a contact, in order, and a mark that changes with any of the contacts."""
    found = db.execute(
        """
        select customer_id, group_concat(kind || char(31) || value, char(30))
        from (select customer_id, kind, value from contacts order by customer_id, kind, value)
        group by customer_id
        order by customer_id
        """
    )
    for customer, contacts in found:
        digest = blake2b(contacts.encode(), digest_size=8).digest()
        yield customer, int.from_bytes(digest, "big", signed=True)


def names_of_themes(db: Database, themes: Iterable[str]) -> list[str]:
    """Names of everybody whose voice is placed in one of these themes."""
    found = db.execute(
        """
        select distinct c.value
        from placements p
        join voices v on v.id = p.voice_id
        join contacts c on c.customer_id = v.customer_id and c.kind = 'name'
        where p.theme_id in (select value from json_each(:themes))
        order by c.value
        """,
        {"themes": as_json(list(themes))},
    )
    return [name for (name,) in found]


def contacts_of_customers(db: Database, customers: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Customer, kind and value of every contact of these customers, in order."""
    yield from db.execute(
        """
        select customer_id, kind, value
        from contacts
        where customer_id in (select value from json_each(:customers))
        order by customer_id, kind, value
        """,
        {"customers": as_json(list(customers))},
    )


def voice_marks(db: Database) -> Marks:
    """Every voice in order of its number; the mark changes when any of its words, or their masks, change.

    A voice without a customer is an author of its own (a negative number); a copy is by the author of the first.
    """
    import numpy as np

    found = db.execute(
        """
        select v.id, coalesce(o.customer_id, -o.id, v.customer_id, -v.id),
          hex(v.row_hash) || hex(c.made_from) || (select count(*) from revisions r where r.voice_id = v.id)
        from voices v
        left join clean_voices c on c.voice_id = v.id
        left join dispositions d on d.voice_id = v.id
        left join voices o on o.id = d.same_as
        order by v.id
        """
    )
    marked = (
        (voice, author, int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big", signed=True))
        for voice, author, words in found
    )
    return np.fromiter(marked, MARK)


def voice_texts(db: Database, voices: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The words of these voices: the first ones, all later ones, and what is left of the newest without its persons."""
    query = """
        with wanted as (select value as id from json_each(:voices))
        select id, text from voices join wanted using (id)
        union all
        select voice_id, text from revisions where voice_id in (select id from wanted)
        union all
        select voice_id, text from clean_voices where voice_id in (select id from wanted) and masks <> '{}'
    """
    yield from db.execute(query, {"voices": as_json(list(voices))})
