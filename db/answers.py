"""Answers to the survey's questions with a scale of their own: would you recommend, was it easy, how important is it (Q2, Q8)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from db.store import rows

Version = tuple[int, int]  # voice, revision; 0 for the first words


def save_answers(db: Database, voice: int, number: int, answers: Mapping[str, int]) -> None:
    """Write down what this revision of a voice answered (question -> answer)."""
    db.conn.executemany(
        "insert into answers (voice_id, number, question, answer) values (:voice, :number, :question, :answer)",
        [
            {"voice": voice, "number": number, "question": question, "answer": answer}
            for question, answer in answers.items()
        ],
    )


def answers_by_version(db: Database) -> dict[Version, dict[str, int]]:
    """Everything that was ever answered."""
    found: dict[Version, dict[str, int]] = {}
    for row in rows(db, "select voice_id, number, question, answer from answers"):
        found.setdefault((row["voice_id"], row["number"]), {})[row["question"]] = row["answer"]
    return found
