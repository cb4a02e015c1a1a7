"""`python -m tests.proof LL101 ...`: run the examples of some pages and print what is seen."""

from __future__ import annotations

import sys

from layerlint.rulebook.pages import ExampleKind, pages
from layerlint.worker.vocabulary import matches
from tests.proof.harness import observe
from tests.proof.test_proof import missing, symptoms_of, unexpected
from tests.proof.words import scenarios_of, unknown_words


def main(wanted: list[str]) -> int:
    """Run the examples; 1 when one of them is not as its page says, 2 for a rule that has no page."""
    all_pages = pages()
    without_page = set(wanted) - {name for page in all_pages for name in (page.code, page.name)}
    if without_page:
        print(f"error: no page in rules/ is of {', '.join(sorted(without_page))}", file=sys.stderr)
        return 2
    wrong = 0
    for page in all_pages:
        if wanted and page.code not in wanted and page.name not in wanted:
            continue
        for example in page.examples:
            for run in example.runs:
                if not run.scenario and example.kind is ExampleKind.BAD:
                    continue  # a finding about the text, which needs no proof
                for scenario in scenarios_of(page, run):
                    if words := unknown_words(scenario, run.symptoms):
                        print(
                            f"WRONG {page.code}:{example.line} {', '.join(words)} is not in the vocabulary, "
                            "layerlint/worker/vocabulary.py"
                        )
                        wrong += 1
                        continue
                    seen = observe(example, run.keras, scenario)
                    if example.kind is ExampleKind.BAD:
                        ok = not missing(seen, run.symptoms) and not unexpected(seen, run.symptoms)
                    else:
                        words = [*seen.symptoms, *seen.traits]
                        ok = not any(word.startswith("raises=") for word in seen.symptoms) and not any(
                            matches(symptom, word) for symptom in symptoms_of(page) for word in words
                        )
                    wrong += not ok
                    said = [word[:200] for word in seen.symptoms]
                    print(
                        "ok   " if ok else "WRONG",
                        f"{page.code}:{example.line} {example.kind} keras {run.keras}",
                        end="",
                    )
                    print(f" {scenario}: {said}")
                    if not ok:
                        declared = run.symptoms if example.kind is ExampleKind.BAD else ()
                        print(f"      declared: {' + '.join(declared) or 'no symptom'}")
                        print(f"      seen:     {' + '.join(said) or 'no symptom'}")
                        print(f"      traits:   {' + '.join(trait[:60] for trait in seen.traits)}")
                    if not ok and "-v" in sys.argv:
                        print(seen.detail)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main([word for word in sys.argv[1:] if not word.startswith("-")]))
