// Buttons of ours in the editor's own toolbar, named in the template. Without this module they are not there, and the
// editor works as it is.

const BUTTONS = [
  ["StoryLink", "link", "storyLink", { readOnly: 0 }],
  ["StoryPicture", "storyPictureIcon", "storyPicture", { readOnly: 0 }],
  ["StoryGallery", "storyGalleryIcon", "storyGallery", { readOnly: 0 }],
  ["StoryBox", "storyBoxIcon", "storyBox", { readOnly: 0 }],
  ["StoryTable", "table", "storyTable", { readOnly: 0 }],
  ["StorySigns", "specialchar", "storySigns", { readOnly: 0 }],
  ["StoryFind", "find", "storyFind", { readOnly: 1 }],
  ["StoryInvisibles", "showblocks", "storyInvisibles", { readOnly: 1 }],
  ["StoryQuiet", "maximize", "storyQuiet", { readOnly: 1 }],
  ["StoryKeys", "about", "storyKeys", { readOnly: 1 }],
];
const OWN = "story";

// `act(command, editor)` is called when a button is pressed.
export function addButtons(editors, names, act) {
  if (editors.plugins.get(OWN)) return;
  editors.plugins.add(OWN, {
    init(editor) {
      for (const [name, icon, command, options] of BUTTONS) {
        editor.addCommand(command, { exec: () => act(command, editor), editorFocus: false, canUndo: false, ...options });
        editor.ui.addButton(name, { label: names[command], title: names[command], command, icon: names[icon] ?? icon });
      }
    },
  });
  editors.on("instanceCreated", ({ editor }) => {
    editor.on("configLoaded", () => { editor.config.extraPlugins += `,${OWN}`; });
  });
}

// On a small screen the buttons stand in one line that scrolls: then it can be reached by Tab and scrolled by arrows.
export function letScroll(editor) {
  const line = editor.container.$.querySelector(".cke_toolbox");
  new ResizeObserver(() => {
    if (line.scrollWidth > line.clientWidth) line.tabIndex = 0;
    else line.removeAttribute("tabindex");
  }).observe(line);
}
