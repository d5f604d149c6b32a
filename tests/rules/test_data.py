"""The data files of the rules: everything cited exists, and the package imports only what it
may.
"""

import ast
import sys
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

import rules
from rules.data.conflicts import CONFLICTS, GAPS
from rules.data.municipalities import MUNICIPALITIES, MUNICIPALITIES_BY_PART
from rules.data.municipality_names import INSIDE, OUTSIDE
from rules.data.occupations import OCCUPATIONS
from rules.data.published_figures import FIGURES
from rules.data.sources import SOURCES
from rules.engine.compiled_law import laws_of
from rules.model.outcomes import Standing
from rules.programs import FACTS, PROGRAMS
from rules.programs.pilot import PROGRAM as PILOT
from rules.programs.pilot.parameters import PARAMETERS
from tests.rules.reference_model import BEYOND_REACH
from tests.rules.reference_model import FACTS as LAW
from tests.rules.reference_model.facts import words
from tests.rules.reference_model.pilot import ANY_SECTOR_CODES, VFX_CODES

FOLDER = Path(rules.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
CONDITIONS = [
    pytest.param(condition, id=f"{program.id} {route} {profile} {period} {condition.id}")
    for program in PROGRAMS.values()
    for interval in program.law_intervals
    for route, profile in program.routes
    for condition in program.conditions(route, profile, interval)
    for period in (interval.id,)
]
ALL_PARAMETERS = {
    f"{program.id} {key}": parameter
    for program in PROGRAMS.values()
    for key, parameter in program.parameters.items()
}
INTAKES = [(program, intake) for program in PROGRAMS.values() for intake in program.intakes]

# The sources' values, typed independently of the rules.
VALUES = {
    "program_start": date(2021, 4, 22),
    "program_end": date(2026, 1, 1),
    "last_filing_day": date(2025, 12, 31),
    "minimum_age": 18,
    "french_oral_level_minimum": 7,
    "self_sufficiency_months": 3,
    "full_time_hours": 30,
    "experience_months": 24,
    "experience_window_months": 60,
    "ai_worker_diploma": "bachelor",
    "ai_worker_recent_degree": "master",
    "graduate_degree_window_months": 12,
    "salary_inside_cmm": 100000,
    "salary_outside_cmm": 75000,
    "quebec_diploma_window_months": 24,
    "dess_experience_months": 6,
    "dess_experience_window_months": 12,
    "it_vfx_diploma": "college_technical",
    "wage_decile": 9,
}
# Of each condition, by its key in the reference model: how well it is known, from which sources,
# and the conflicts between sources that it bears. `wage` changes with the period.
CITED = {
    "age": ("secondary", "exeo food-conditions", ""),
    "settlement": ("secondary", "exeo food-conditions", ""),
    "self_sufficiency": ("official", "lq-r8-en lq-r7 lq-r9", ""),
    "values": ("secondary", "immigrant-today-food attestation-values", ""),
    "language french_speaking": ("official", "lq-r8-en lq-r8-fr", ""),
    "language francization": ("seed", "seed", "francization-proof"),
    "stay": ("secondary", "exeo lq-r9", ""),
    "control": ("secondary", "nairametrics lq-r7", ""),
    "sector": ("secondary", "nairametrics qir-toc", ""),
    "stay_purpose": ("inferred", "nw-2021 uniworldvisa lq-r7 lq-r9", "presence-in-quebec"),
    "qualification": (
        "seed",
        "seed qlseeker xingvisa",
        "ai-experience-field recent-degree-branch recent-degree-field",
    ),
    "ai_job": ("seed", "seed maplenews-1641 cdapex", "expert-opinion"),
    "salary": ("seed", "seed nairametrics", "salary-place"),
    "study_residence": ("seed", "seed exeo", ""),
    "quebec_diploma": ("seed", "seed exeo", "graduate-dess-2025"),
    "dess_experience": ("seed", "seed", "graduate-dess-2025"),
    "scholarship": ("seed", "seed", ""),
    "diploma": ("seed", "seed exeo nairametrics", ""),
    "experience": ("seed", "seed exeo nairametrics", ""),
    "occupation_job": ("seed", "seed maplenews-1641 cdapex", "occupation-2173"),
    "wage first": ("seed", "seed", "wage-wording"),
    "wage second": ("secondary", "nairametrics ireport247 seed", "wage-wording"),
}
# The values of the other programs, typed independently of the rules.
OTHER_VALUES = {
    "pstq": {
        "minimum_age": 18,
        "self_sufficiency_months": 3,
        "experience_window_months": 60,
        "full_time_hours": 30,
        "skilled_level_maximum": 2,
        "intermediate_level_minimum": 3,
        "stream_1_experience_months": 12,
        "stream_2_experience_months": 24,
        "stream_2_quebec_experience_months": 12,
        "stream_4_experience_months": 36,
        "skilled_french_oral_level": 7,
        "skilled_french_written_level": 5,
        "intermediate_french_oral_level": 5,
        "spouse_french_oral_level": 4,
        "stream_1_diploma_years": 1,
        "stream_2_diploma": "secondary",
    },
    "peq": {
        "minimum_age": 18,
        "self_sufficiency_months": 3,
        "full_time_hours": 30,
        "reference_date": date(2025, 11, 19),
        "experience_months": 24,
        "experience_window_months": 36,
        "reference_experience_months": 24,
        "skilled_levels": "0, 1, 2, 3",
        "diploma_window_months": 36,
        "vocational_diploma_hours": 1800,
        "french_oral_level": 7,
        "graduate_french_written_level": 5,
        "spouse_french_oral_level": 4,
    },
}
TOPIC_ORDER = {
    "pilot": words("filing stay studies experience job french commitments"),
    "pstq": words("filing occupation french spouse experience studies job commitments"),
    "peq": words("filing experience studies french spouse job commitments"),
}


def test_parameters_are_what_the_sources_give():
    """Every value that a condition reads is the one typed here from the sources."""
    assert {key: PARAMETERS[key].values[0].value for key in VALUES} == VALUES
    assert set(PARAMETERS) == {*VALUES, "skilled_levels", "noc_version"}
    for key, before, after in (
        ("skilled_levels", "0, A, B", "0, 1, 2"),
        ("noc_version", "2016", "2021"),
    ):
        assert PARAMETERS[key].on(date(2023, 11, 22)) == before
        assert PARAMETERS[key].on(date(2023, 11, 23)) == after
    for program, values in OTHER_VALUES.items():
        found = PROGRAMS[program].parameters
        assert {key: parameter.constant for key, parameter in found.items()} == values


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_cites_sources_and_conflicts_that_exist(condition):
    """Each has at least one source; a conflict that it names also names the condition."""
    assert condition.sources
    assert set(condition.sources) <= set(SOURCES)
    assert len(set(condition.sources)) == len(condition.sources)
    for conflict in condition.conflicts:
        assert condition.id in CONFLICTS[conflict].conditions


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_has_a_standing_that_one_of_its_sources_bears(condition):
    """It is official only with an official source, and an archived copy only with such a source."""
    standings = {SOURCES[source].standing for source in condition.sources}
    assert condition.standing in standings or condition.standing is Standing.INFERRED


@pytest.mark.parametrize("law", PILOT.law_intervals, ids=lambda law: law.id)
@pytest.mark.parametrize(("route", "profile"), PILOT.routes)
def test_every_condition_is_cited_as_the_sources_give_it(law, route, profile):
    """Its standing, sources and conflicts are those typed here."""
    for condition in PILOT.conditions(route, profile, law):
        key = f"language {profile}" if condition.id == "language" else condition.id
        cited = condition.standing.value, " ".join(condition.sources), " ".join(condition.conflicts)
        assert cited == CITED[f"wage {law.period}" if key == "wage" else key]
        assert condition.profile == (profile if key.startswith("language") else None)


@pytest.mark.parametrize("conflict", CONFLICTS.values(), ids=CONFLICTS)
def test_every_conflict_cites_sources_and_conditions_that_exist(conflict):
    """The rules follow one of the sources that disagree."""
    assert set(conflict.sources) <= set(SOURCES)
    assert conflict.follows is None or conflict.follows in conflict.sources
    conditions = {c.id for program in PROGRAMS.values() for c in laws_of(program)[-1].conditions}
    conditions |= {c.id for each in laws_of(PILOT) for c in each.conditions}
    assert set(conflict.conditions) <= conditions
    intakes = [intake for program in PROGRAMS.values() for intake in program.intakes]
    days = {day for intake in intakes for day in (intake.start, intake.end)}
    days |= {change.start for intake in intakes for change in intake.changes}
    assert set(conflict.days) <= days


def test_gaps_are_named_once():
    """Each gap, which no source fills, has an id of its own."""
    assert len(set(GAPS)) == len(GAPS) > 10


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_can_be_found(source):
    """Each has a title, a publisher, a language, and an address or a statement that it has none."""
    assert source.title.strip()
    assert source.publisher.strip()
    assert source.url.startswith(("http://", "https://")) or (
        not source.url and not source.url_complete
    )
    assert isinstance(source.copied, date | str)
    assert source.language in ("en", "fr", "zh", "ja", "es")
    # Only this guide's own mapping of occupation codes states what no source states.
    assert (source.standing is Standing.INFERRED) == (source.id == "noc-concordance")


@pytest.mark.parametrize("parameter", ALL_PARAMETERS.values(), ids=ALL_PARAMETERS)
def test_every_parameter_cites_sources_that_exist(parameter):
    """Each has at least one source, and a unit."""
    assert parameter.sources
    assert set(parameter.sources) <= set(SOURCES)
    assert parameter.unit


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_figure_cites_sources_that_exist(figure):
    """Each value has sources, except the day of our last check; a single value has no key."""
    assert figure.unit
    for key, value in figure.values.items():
        assert figure.value(key) is value
        assert value.sources or figure.id == "facts_checked"
        assert set(value.sources) <= set(SOURCES)
    assert ("" in figure.values) is (len(figure.values) == 1 and list(figure.values) == [""])
    with pytest.raises(LookupError):
        figure.value("no such key")


@pytest.mark.parametrize(
    ("program", "window"), INTAKES, ids=[f"{program.id} {window.id}" for program, window in INTAKES]
)
def test_every_intake_window_cites_sources_that_exist(program, window):
    """Its caps and its changes do too, and the changes lie in the window."""
    assert program.calendar.start <= window.start <= window.end <= program.calendar.end
    assert window.status in ("open", "undocumented", "by_invitation")
    assert window.sources
    assert {*window.sources, *window.caps.sources} <= set(SOURCES)
    assert (window.caps.standing is None) is (not window.caps.sources)
    assert bool(window.caps.values) is bool(window.caps.sources)
    for change in window.changes:
        assert window.start <= change.start <= window.end
        assert change.status in ("full", "undocumented")
        assert change.sources
        assert set(change.sources) <= set(SOURCES)
        assert {(route, change.profile) for route in change.routes} <= set(program.routes)


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_periods_and_statuses_cite_sources_that_exist(program):
    """Each has at least one source."""
    for span in (*program.periods, *program.calendar.statuses):
        assert span.sources
        assert set(span.sources) <= set(SOURCES)


def test_the_day_of_the_amendment_is_one_day():
    """The second period, the change of levels, an intake and the printed figure have the same
    date.
    """
    amended = FIGURES["date_order_2023_002_in_force"].value().value
    assert PILOT.periods[1].start == amended
    for changed in ("skilled_levels", "noc_version"):
        assert [each.start for each in PARAMETERS[changed].values[1:]] == [amended]
    assert amended in {intake.start for intake in PILOT.intakes}


def test_there_are_ten_occupations_in_fourteen_pairs_of_codes():
    """Codes and limits to visual effects are those of the reference model."""
    assert len(OCCUPATIONS) == 10
    assert sum(len(each.noc2021) for each in OCCUPATIONS) == 14
    codes = {code: each.vfx_only for each in OCCUPATIONS for code in each.codes}
    assert {code for code, limited in codes.items() if limited} == set(VFX_CODES)
    assert {code for code, limited in codes.items() if not limited} == set(ANY_SECTOR_CODES)
    for each in OCCUPATIONS:
        assert (len(each.noc2016), {len(s.code) for s in each.noc2021}) == (4, {5})
        names = [
            each.name_en,
            each.name_fr,
            *(n for s in each.noc2021 for n in (s.name_en, s.name_fr)),
        ]
        assert all(name and "(20" not in name for name in names)


def test_the_metropolitan_community_has_82_municipalities():
    """Each occurs once; places just beyond its border do not."""
    assert len(set(MUNICIPALITIES)) == len(MUNICIPALITIES) == 82
    assert {"Montréal", "Laval", "Longueuil", "Brossard", "Vaudreuil-Dorion"} <= set(MUNICIPALITIES)
    beyond = {"Saint-Jérôme", "Saint-Jean-sur-Richelieu", "Salaberry-de-Valleyfield", "Rigaud"}
    assert not beyond & set(MUNICIPALITIES)


def test_each_municipality_names_its_part_of_the_metropolitan_community():
    """Counts by part are those stated here and among the published figures; one place of each part
    is checked.
    """
    counts = {part: len(names) for part, names in MUNICIPALITIES_BY_PART.items()}
    assert counts == {
        "montreal": 16,
        "laval": 1,
        "longueuil": 5,
        "north_crown": 20,
        "south_crown": 40,
    }
    published = FIGURES["cmm_municipalities_by_part"].values
    assert counts == {part: figure.value for part, figure in published.items()}
    for part, name in {
        "montreal": "Westmount",
        "laval": "Laval",
        "longueuil": "Brossard",
        "north_crown": "Mirabel",
        "south_crown": "Hudson",
    }.items():
        assert name in MUNICIPALITIES_BY_PART[part]


def test_facts_have_the_domains_of_the_reference_model():
    """Every fact has the same kind, unit, and bounds or words."""
    assert set(FACTS) == set(LAW)
    for fact in FACTS.values():
        row = LAW[fact.id]
        assert (fact.kind.name, fact.unit) == (row.kind, row.unit)
        bounds = () if fact.minimum is None else (fact.minimum, fact.maximum)
        assert {*fact.values, *map(fact.kind.to_json, bounds)} == {*row.allowed}, fact.id
        assert fact.unit or row.kind not in ("integer", "number"), fact.id


def test_ordered_words_are_in_their_order():
    """Diplomas go from the lowest to the highest."""
    for fact in ("diploma_level", "quebec_diploma"):
        assert FACTS[fact].values == LAW[fact].allowed


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_topics_come_once_and_in_order(program):
    """Questions of a topic are adjacent; topics go from the filing to what the applicant signs."""
    topics = [topic for topic, _ in groupby(fact.topic for fact in program.questions)]
    assert topics == TOPIC_ORDER[program.id]
    read = {fact for each in laws_of(program) for c in each.conditions for fact in c.facts}
    assert {fact for fact in program.questions if not fact.required} == read


def test_what_a_person_cannot_bring_about_is_marked():
    """Changes that a person can bring about are listed first."""
    beyond = {fact.id for fact in FACTS.values() if not fact.within_power}
    assert beyond == BEYOND_REACH | {"filing_date", "spouse_accompanies"}
    for fact in FACTS.values():
        row = LAW[fact.id]
        assert (fact.fixed_when_known, fact.never_changes) == (
            row.fixed_when_known,
            row.never_changed,
        )
    assert {fact.id for fact in FACTS.values() if fact.required} == {"filing_date"}


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield str(node.module)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_rules_import_the_standard_library_and_themselves_only(path):
    """They import none of its modules that take a browser time to start."""
    imported = set(_imported(ast.parse(path.read_text(encoding="utf-8"))))
    roots = {name.split(".")[0] for name in imported}
    assert roots <= {*sys.stdlib_module_names, "rules"}
    if "compare" in path.parts:
        return  # it runs beside a git repository, never in a browser
    slow = {"tempfile", "asyncio", "zipfile", "subprocess", "importlib", "urllib", "random"}
    assert not roots & slow
    assert not any(name.startswith("rules.compare") for name in imported) or (
        path.name == "__main__.py"
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_rules_read_no_clock(path):
    """No outcome depends on the day on which it is computed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now", "utcnow", "monotonic", "perf_counter", "localtime"}
    assert "time" not in set(_imported(tree))


def test_other_names_of_municipalities_are_unambiguous():
    """Other names of members lead to members only, and no name to two places."""
    assert set(INSIDE) <= set(MUNICIPALITIES)
    assert not set(OUTSIDE) & set(MUNICIPALITIES)
    more = [name for names in (*INSIDE.values(), *OUTSIDE.values()) for name in names]
    assert len(set(more)) == len(more)
    assert not set(more) & {*MUNICIPALITIES, *OUTSIDE}
    assert {"Saint-Jérôme", "Rigaud", "Québec", "Gatineau"} <= set(OUTSIDE)
