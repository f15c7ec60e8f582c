// The frame is as tall as its text, whenever that grows: a picture comes late, a line of a player is set, a phone is
// turned. The editor itself looks only after keys.

export function followHeight(editor) {
  let seen;
  const begin = () => {
    seen?.disconnect();
    const body = editor.editable()?.$;
    if (!body) return;
    // After the observer is done: the frame it changes is the one it watches in.
    seen = new ResizeObserver(() => requestAnimationFrame(() => {
      if (editor.editable()?.$ === body) editor.execCommand("autogrow");
    }));
    seen.observe(body);
  };
  // The editor writes its frame anew whenever it is given a whole text.
  editor.on("contentDom", begin);
  begin();
}
