"""Where the labelled phrases and the page about screening are."""

import os
from pathlib import Path

OWN = Path(__file__).with_name("phrases.csv")
ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("HANDRAIL_SHARED", ROOT.parent / "shared")) / "data" / "crisis_phrases.csv"
DOCS = ROOT / "docs" / "screening.md"
