// Tables: a new one, or rows and columns of the one the caret is in. Tab goes from cell to cell, and past the last one
// a row is added.

import { goBack } from "./caret.js";
import { closeTool, equipTool, isOpen, toolNamed } from "./tools.js";

const MOST = 50;

export function equipTables(editor) {
  const bar = toolNamed("table");
  const number = (name) => Math.min(Math.max(Number.parseInt(bar.querySelector(`[data-table-${name}]`).value, 10) || 1, 1), MOST);
  const inTable = () => editor.elementPath()?.contains({ table: 1 }, true) ?? null;
  let ranges = [];

  const show = () => {
    const table = inTable();
    bar.querySelector("[data-table-new]").hidden = Boolean(table);
    bar.querySelector("[data-table-change]").hidden = !table;
    if (table) bar.querySelector("[data-table-head]").setAttribute("aria-pressed", String(Boolean(headOf(table))));
  };
  equipTool("table", {
    opened: () => {
      ranges = editor.getSelection()?.getRanges() ?? [];
      show();
      bar.querySelector("[data-table-new]:not([hidden]) input, [data-table-change]:not([hidden]) button")?.focus();
    },
    closed: () => { if (bar.contains(document.activeElement) || document.activeElement === document.body) goBack({ editor, ranges }); },
  });
  bar.querySelector("[data-table-insert]").addEventListener("click", () => {
    const [rows, columns, head] = [number("rows"), number("columns"), bar.querySelector("[data-table-header]").checked];
    closeTool();
    editor.fire("saveSnapshot");
    const table = window.CKEDITOR.dom.element.createFromHtml(markup(rows, columns, head), editor.document);
    editor.insertElement(table);
    writeIn(editor, table.findOne("th, td"));
    editor.fire("saveSnapshot");
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-table-command]");
    if (!button) return;
    goBack({ editor, ranges });
    const cell = editor.elementPath()?.contains({ td: 1, th: 1 });
    if (button.matches("[data-table-head]")) toggleHead(editor, inTable());
    else editor.execCommand(button.dataset.tableCommand);
    if (!inTable()) return closeTool();
    tidyHead(inTable());
    // Not the cells the editor would select: what is typed next must replace nothing.
    if (cell?.$.isConnected) writeIn(editor, cell);
    ranges = editor.getSelection()?.getRanges() ?? [];
    show();
    editor.fire("saveSnapshot");
    button.focus();
  });
  editor.on("selectionChange", () => { if (isOpen("table") && editor.focusManager.hasFocus) show(); });
}

function markup(rows, columns, head) {
  const row = (cell) => `<tr>${cell.repeat(columns)}</tr>`;
  const first = head ? `<thead>${row('<th scope="col"><br></th>')}</thead>` : "";
  const rest = Math.max(rows - (head ? 1 : 0), head ? 0 : 1);
  return `<table>${first}<tbody>${row("<td><br></td>").repeat(Math.max(rest, 1))}</tbody></table>`;
}

function headOf(table) {
  return table.$.tHead;
}

// The first row names the columns, or is a row like the others.
function toggleHead(editor, table) {
  if (!table) return;
  editor.fire("saveSnapshot");
  const native = table.$;
  const page = native.ownerDocument;
  if (native.tHead) {
    const body = native.tBodies[0] ?? native.createTBody();
    for (const row of [...native.tHead.rows].toReversed()) body.prepend(renamed(row, "td", page));
    native.tHead.remove();
  } else {
    const row = native.rows[0];
    native.createTHead().append(renamed(row, "th", page));
  }
  writeIn(editor, table.findOne("th, td"));
  editor.fire("saveSnapshot");
}

// The caret stands at the end of the cell's words.
function writeIn(editor, cell) {
  const range = editor.createRange();
  range.moveToElementEditEnd(cell);
  range.select();
}

function renamed(row, name, page) {
  for (const cell of [...row.cells]) {
    const made = page.createElement(name);
    for (const kept of ["colspan", "rowspan"]) if (cell.hasAttribute(kept)) made.setAttribute(kept, cell.getAttribute(kept));
    if (name === "th") made.setAttribute("scope", "col");
    made.append(...cell.childNodes);
    cell.replaceWith(made);
  }
  return row;
}

// One row names the columns: an empty one added beside it belongs to the rows below. Every name is a column's.
function tidyHead(table) {
  const native = table.$;
  const rows = [...native.tHead?.rows ?? []];
  const body = native.tBodies[0] ?? native.createTBody();
  for (const row of rows.toReversed()) {
    if (native.tHead.rows.length > 1 && !row.textContent.trim()) body.prepend(renamed(row, "td", native.ownerDocument));
  }
  for (const cell of native.tHead?.rows[0]?.cells ?? []) if (cell.nodeName === "TH") cell.setAttribute("scope", "col");
}
