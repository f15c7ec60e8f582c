"""How each part of a body that is being cleaned is written down, in one canonical spelling."""

from collections.abc import Iterable
from dataclasses import replace

from articles.text.boxes import opening_of
from articles.text.embeds import block_of
from articles.text.inline import Run, is_blank, runs_html, split_paragraphs, tidy
from articles.text.nodes import Bullets, Cell, Item, Node, Para, Player, Quote, Shown, Table
from articles.text.pictured import Figure, FileFigure, Gallery, figure_html

DEEPEST_LIST = 5


def body_html(nodes: Iterable[Node]) -> str:
    """The nodes as a canonical body: one block a line, none of them empty."""
    return "\n".join(html for node in _settled(nodes) for html in _block_html(node))


def _settled(nodes: Iterable[Node]) -> list[Node]:
    """The nodes with loose items gathered into lists and layout tables taken apart."""
    settled: list[Node] = []
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Item):
            _gather(settled, node)
        elif isinstance(node, Table) and _is_layout(node):
            waiting.extend(reversed(_caption_blocks(node) + node.loose + _all_blocks(node)))
        elif isinstance(node, Table) and node.loose:
            waiting.extend([Table(node.rows, captions=node.captions), *reversed(node.loose)])
        else:
            settled.append(node)
    return settled


def _gather(settled: list[Node], item: Item) -> None:
    """Put an item that stands in no list into the list it continues, at its level, or a new one."""
    last = settled[-1] if settled else None
    if not isinstance(last, Bullets) or (item.level == 1 and last.ordered != item.ordered):
        last = Bullets(item.ordered)
        settled.append(last)
    for _ in range(1, item.level):
        if not last.items:
            break
        deepest = last.items[-1].blocks
        if not deepest or not isinstance(deepest[-1], Bullets):
            deepest.append(Bullets(item.ordered))
        inner = deepest[-1]
        assert isinstance(inner, Bullets)
        last = inner
    last.items.append(item)


def _is_layout(table: Table) -> bool:
    """Whether the table only arranges a page: one column, or cells with crossheads or tables of their own."""
    if all(len(cells) <= 1 for _, cells in table.rows):
        return True
    return any(
        isinstance(block, Table) or (isinstance(block, Para) and block.kind != "p")
        for _, cells in table.rows
        for cell in cells
        for block in cell.blocks
    )


def _all_blocks(table: Table) -> list[Node]:
    """Everything the cells hold, in reading order."""
    return [block for _, cells in table.rows for cell in cells for block in cell.blocks]


def _caption_blocks(table: Table) -> list[Node]:
    """What the captions hold."""
    return [block for caption in table.captions for block in caption.blocks]


def _block_html(node: Node) -> list[str]:
    """The canonical blocks of one settled node: none where nothing can be read."""
    if isinstance(node, Para):
        return _para_html(node)
    if isinstance(node, Bullets):
        return [html] if (html := _list_html(node, depth=1)) else []
    if isinstance(node, Quote):
        return _quote_html(node)
    if isinstance(node, Player):
        return [block_of(node.embed)]
    if isinstance(node, Shown):
        return _shown_html(node)
    assert isinstance(node, Table)
    return [html] if (html := _table_html(node)) else []


def _shown_html(shown: Shown) -> list[str]:
    """The one spelling of a figure; the words of a gallery that shows nothing are paragraphs."""
    if not isinstance(shown.figure, Gallery):
        return [figure_html(_captioned(shown))]
    pictures = [node for node in shown.blocks if isinstance(node, Shown)]
    figures = tuple(figure for node in pictures if isinstance(figure := _captioned(node), Figure))
    rest = [node for node in shown.blocks if not isinstance(node, Shown)]
    if not figures:
        return [html for runs in _all_runs(rest) for html in _para_html(Para("p", runs))]
    return [figure_html(Gallery(figures=figures, caption=_one_cell(_all_runs(rest))))]


def _captioned(shown: Shown) -> Figure | Gallery | FileFigure:
    return replace(shown.figure, caption=_one_cell(_all_runs(shown.blocks)))


def _para_html(para: Para) -> list[str]:
    """A paragraph, or several where two breaks meet; a crosshead in one line, without bold of its own."""
    if para.kind != "p":
        one_line = tidy(Run(run.text.replace("\n", " "), run.marks._replace(bold=False)) for run in para.runs)
        return [] if is_blank(one_line) else [f"<{para.kind}>{runs_html(one_line)}</{para.kind}>"]
    paragraphs = (tidy(runs) for runs in split_paragraphs(tidy(para.runs)))
    return [f"<p>{runs_html(runs)}</p>" for runs in paragraphs if not is_blank(runs)]


def _quote_html(quote: Quote) -> list[str]:
    """A quote of paragraphs and lists; quotes in it join it, what is no words stands between two halves of it."""
    written: list[str] = []
    held: list[str] = []
    for node in _settled(_flat_quotes(quote.blocks)):
        html = _block_html(Para("p", node.runs) if isinstance(node, Para) else node)
        if isinstance(node, Table | Player | Shown):
            written += _quoted(held, quote.kind) + html
            held = []
        else:
            held += html
    return written + _quoted(held, quote.kind)


def _flat_quotes(nodes: Iterable[Node]) -> list[Node]:
    """The nodes with every quote replaced by what it holds."""
    flat: list[Node] = []
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Quote):
            waiting.extend(reversed(node.blocks))
        else:
            flat.append(node)
    return flat


def _quoted(blocks: list[str], kind: str) -> list[str]:
    """The blocks inside one blockquote, if there are any."""
    return [f"{opening_of(kind)}{''.join(blocks)}</blockquote>"] if blocks else []


def _list_html(bullets: Bullets, *, depth: int) -> str:
    """The list with its readable items; below the deepest level items line up instead of nesting."""
    items = [html for item in bullets.items for html in _item_html(item, depth=depth)]
    tag = "ol" if bullets.ordered else "ul"
    return f"<{tag}>{''.join(items)}</{tag}>" if items else ""


def _item_html(item: Item, *, depth: int) -> list[str]:
    """One item, or several where words follow a list inside it: an item is its words, then its lists."""
    if depth >= DEEPEST_LIST:
        return [f"<li>{line}</li>" for line in _lines(item.blocks)]
    written: list[tuple[str, str]] = []
    runs: list[list[Run]] = []
    for node in [*_settled(item.blocks), Bullets(False)]:
        if not isinstance(node, Bullets):
            runs += _node_runs(node)
            continue
        words = _one_cell(runs)
        runs = []
        if words or not written:
            written.append((words, ""))
        before, lists = written[-1]
        written[-1] = (before, lists + _list_html(node, depth=depth + 1))
    return [f"<li>{words}{lists}</li>" for words, lists in written if words or lists]


def _lines(nodes: Iterable[Node]) -> list[str]:
    """Every line of words in the nodes, however deep."""
    lines = (tidy([Run(run.text.replace("\n", " "), run.marks) for run in runs]) for runs in _all_runs(nodes))
    return [runs_html(runs) for runs in lines if not is_blank(runs)]


def _node_runs(node: Node) -> list[list[Run]]:
    """The lines of words one node holds."""
    return [node.runs] if isinstance(node, Para | Player) else _all_runs([node])


def _all_runs(nodes: Iterable[Node]) -> list[list[Run]]:
    """The words of all nodes in reading order, a list of runs for each line; depth costs no stack."""
    found: list[list[Run]] = []
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Para | Player):
            found.append(node.runs)
        elif isinstance(node, Bullets):
            waiting.extend(reversed(node.items))
        elif isinstance(node, Table):
            waiting.extend(reversed(_caption_blocks(node) + node.loose + _all_blocks(node)))
        else:
            waiting.extend(reversed(node.blocks))
    return found


def _one_cell(lines: Iterable[list[Run]]) -> str:
    """Lines of words as the inside of one item or cell, a break between them; "" where there are none."""
    kept: list[Run] = []
    for runs in lines:
        pieces = [piece for part in split_paragraphs(tidy(runs)) if not is_blank(piece := tidy(part))]
        for piece in pieces:
            kept += [Run("\n"), *piece] if kept else piece
    return runs_html(tidy(kept))


def _table_html(table: Table) -> str:
    """The table with its readable rows: its caption, leading head rows in thead, the rest in tbody.

    A row of headers alone is a head row as long as no other came before it, wherever it stood.
    """
    heads: list[str] = []
    rows: list[str] = []
    for in_head, cells in table.rows:
        words = [_one_cell(_all_runs(cell.blocks)) for cell in cells]
        if not any(words):
            continue
        is_head = not rows and (in_head or all(cell.header for cell in cells))
        row = "".join(_cell_html(cell, inner, is_head) for cell, inner in zip(cells, words, strict=True))
        (heads if is_head else rows).append(f"<tr>{row}</tr>")
    if not heads and not rows:
        return ""
    said = _one_cell(_all_runs(_caption_blocks(table)))
    caption = f"<caption>{said}</caption>" if said else ""
    head = f"<thead>{''.join(heads)}</thead>" if heads else ""
    body = f"<tbody>{''.join(rows)}</tbody>" if rows else ""
    return f"<table>{caption}{head}{body}</table>"


def _cell_html(cell: Cell, inner: str, in_head: bool) -> str:
    """A cell; a header says what it heads: its column in the table's head, its row elsewhere."""
    tag = "th" if cell.header else "td"
    scope = (cell.scope or ("col" if in_head else "row")) if cell.header else ""
    said = f' scope="{scope}"' if scope else ""
    return f"<{tag}{cell.spans}{said}>{inner}</{tag}>"
