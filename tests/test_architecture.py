"""The rules of the house that no type checker knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("newsroom", "accounts", "pictures", "articles")
OURS = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
LONGEST_FILE = 300
LONGEST_FUNCTION = 40

#: Floors of the house, the lowest first. A module may import from its own floor and those below.
FLOORS = (
    (
        "newsroom.refusals",
        "newsroom.clock",
        "newsroom.keys",
        "newsroom.xid",
        "newsroom.append_only",
        "newsroom.editions",
        "newsroom.kept_queries",
    ),
    ("accounts",),
    ("pictures.shapes",),
    ("pictures.files",),
    ("pictures.models",),
    ("pictures.actions",),
    (
        "pictures.desk",
        "pictures.public",
        "pictures.tasks",
        "pictures.management",
        "pictures.templatetags",
        "pictures.demo",
    ),
    ("articles.text", "articles.workflow"),
    ("articles.models",),
    ("articles.pages",),
    ("articles.effects",),
    ("articles.actions",),
    (
        "articles.desk",
        "articles.reader",
        "articles.tasks",
        "articles.demo",
        "articles.management",
        "articles.admin",
    ),
)

PURE = ("articles.text", "articles.workflow")
IMPURE = ("django.db", "django.conf", "django.http", "articles.models", "accounts", "newsroom")


def test_imports_go_down_only():
    upward = [
        f"{module(path)} imports {name}"
        for path in OURS
        for name in imports(tree(path))
        if floor(name) is not None and floor(module(path)) is not None and floor(name) > floor(module(path))
    ]

    assert upward == []


def test_desk_and_reader_do_not_know_each_other():
    assert importing("articles.desk", "articles.reader") == []
    assert importing("articles.reader", "articles.desk") == []


def test_reader_never_acts():
    assert importing("articles.reader", "articles.actions") == []
    assert importing("articles.pages", "articles.actions") == []


def test_readers_know_pictures_by_their_shapes_alone():
    reached = [
        f"{module(path)} imports {name}"
        for path in OURS
        if module(path).startswith(("articles.reader", "articles.pages"))
        for name in imports(tree(path))
        if name.startswith("pictures.")
        and name != "pictures.shapes"
        and not name.startswith("pictures.shapes.")
    ]

    assert reached == []


def test_the_picture_library_knows_no_article():
    assert importing("pictures", "articles") == []


def test_only_the_limited_child_is_started_for_pictures():
    starters = {
        module(path)
        for path in OURS
        if module(path).startswith("pictures")
        and imports(tree(path)) & {"subprocess", "multiprocessing", "os.fork", "concurrent.futures"}
    }

    assert starters == {"pictures.files.limited"}


def test_nobody_imports_the_clocks_edge():
    assert importing("articles", "articles.tasks", but=("articles.tasks",)) == []


def test_workflow_and_text_are_pure():
    impure = [
        f"{module(path)} imports {name}"
        for path in OURS
        if module(path).startswith(PURE)
        for name in imports(tree(path))
        if name.startswith(IMPURE)
    ]

    assert impure == []


def test_no_import_hides_inside_a_function():
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in OURS
        for function in functions(tree(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and function.name != "ready"
    ]

    assert hidden == []


def test_one_place_assigns_state_and_pointers():
    pattern = re.compile(r"\barticle\w*\.(state|head|head_id|live|live_id|approval|approval_id)\s*=(?!=)")
    bulk = re.compile(r"Article\.objects[^\n]*\.update\(|articles\.update\(")
    writers = {
        str(path.relative_to(ROOT))
        for path in OURS
        if pattern.search(path.read_text()) or bulk.search(path.read_text())
    }

    assert writers == {"articles/actions/pointers.py"}


def test_no_revision_is_rewritten_or_deleted():
    pattern = re.compile(r"Revision\.objects[^\n]*\.(update|delete)\(|revision\.(save|delete)\(")

    assert [str(path) for path in OURS if pattern.search(path.read_text())] == []


def test_reader_code_names_no_article_manager():
    named = [
        str(path.relative_to(ROOT))
        for path in OURS
        if module(path).startswith(("articles.reader", "articles.pages"))
        and re.search(r"\b(Article|Revision)\.objects\b", path.read_text())
    ]

    assert named == []


@pytest.mark.parametrize(
    ("library", "only"),
    [("ckeditor", {"articles.desk.forms"}), ("nh3", {"articles.text.sanitise"})],
)
def test_dangerous_libraries_have_one_door(library, only):
    importers = {
        module(path)
        for path in OURS
        for name in imports(tree(path))
        if name.split(".")[0] == library and module(path) != "newsroom.static"
    }

    assert importers <= only


def test_files_are_decoded_in_one_room():
    """The demo draws its pictures, and reads only what it has drawn."""
    decoders = {module(path) for path in OURS for name in imports(tree(path)) if name.split(".")[0] == "PIL"}

    assert [name for name in decoders if not name.startswith(("pictures.files.", "pictures.demo."))] == []


def test_actions_that_write_name_their_actor():
    unsigned = [
        f"{module(path)}.{function.name}"
        for path in OURS
        if module(path).startswith(("articles.actions.", "pictures.actions."))
        for function in public_functions(tree(path))
        if writes(function) and not takes_actor(function)
    ]

    assert unsigned == []


def test_rooms_stay_small():
    long_files = [
        f"{path.relative_to(ROOT)}: {len(path.read_text().splitlines())}"
        for path in OURS
        if len(path.read_text().splitlines()) > LONGEST_FILE
    ]
    long_functions = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in OURS
        for function in functions(tree(path))
        if function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    ]

    assert long_files == []
    assert long_functions == []


def test_reader_templates_know_nobody():
    pattern = re.compile(r"\{[{%][^}]*\b(user|messages|csrf_token)\b[^}]*[%}]\}")
    templates = (ROOT / "templates" / "reader").rglob("*")
    nosy = [str(path) for path in templates if path.is_file() and pattern.search(path.read_text())]

    assert nosy == []


def test_no_inline_style_or_script_in_templates():
    style = re.compile(r"<style|\sstyle=")
    script = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)|\son[a-z]+=\"")
    pages = [path for path in (ROOT / "templates").rglob("*.html") if "email" not in path.parts]

    assert [
        str(page) for page in pages if style.search(page.read_text()) or script.search(page.read_text())
    ] == []


def test_only_ready_listens_to_nothing():
    signals = re.compile(
        r"django\.(db\.models|dispatch)\S* import [^\n]*(receiver|post_save|pre_save|Signal)\b"
    )

    assert [str(path) for path in OURS if signals.search(path.read_text())] == []


#: Verbs nobody does: the clock's own, the readers' table following the pointers, a public copy following its row.
CLOCKWORK = {
    "publish_due",
    "deliver",
    "withdraw_expired",
    "count_days_anew",
    "fold_tallies",
    "learn_new_words",
    "rebuild_live_rows",
    "rebuild_live_rows_of",
    "relearn_words",
    "make_copy",
    "put_ended_away",
}


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imports(node: ast.AST) -> set[str]:
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            found |= {alias.name for alias in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module, *(f"{part.module}.{alias.name}" for alias in part.names)}
    return found


def floor(name: str) -> int | None:
    return next((level for level, rooms in enumerate(FLOORS) if name.startswith(rooms)), None)


def importing(room: str, other: str, *, but: tuple[str, ...] = ()) -> list[str]:
    return [
        module(path)
        for path in OURS
        if module(path).startswith(room) and not (but and module(path).startswith(but))
        for name in imports(tree(path))
        if name == other or name.startswith(f"{other}.")
    ]


def functions(node: ast.AST) -> list[ast.FunctionDef]:
    return [part for part in ast.walk(node) if isinstance(part, ast.FunctionDef)]


def public_functions(node: ast.Module) -> list[ast.FunctionDef]:
    return [part for part in node.body if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")]


def writes(function: ast.FunctionDef) -> bool:
    """Opens a transaction of its own: what the verbs do."""
    return "transaction.atomic" in ast.unparse(function) and function.name not in CLOCKWORK


def takes_actor(function: ast.FunctionDef) -> bool:
    return "actor" in {argument.arg for argument in function.args.kwonlyargs}
