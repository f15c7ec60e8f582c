// The editor's page. Every part also works without this: these make it quicker.

import { measureBar } from "./bar.js";
import { countWords } from "./words.js";
import { followEditor } from "./editor.js";
import { keepStory } from "./keep.js";
import { makeTabs } from "./tabs.js";
import { orderBylines } from "./bylines.js";
import { relateStories } from "./related.js";
import { addNotes } from "./notes.js";
import { leadPicture } from "./pictured/lead.js";
import { fitTopics } from "./topics.js";

const form = document.getElementById("story-form");

measureBar(form);
makeTabs(form.querySelector("[data-tabs]"));
const guard = keepStory(form);
orderBylines(form.querySelector("[data-bylines]"), guard.touch);
fitTopics(form);
relateStories(form.querySelector("[data-related]"), guard.touch);
addNotes(form, guard.touch);
countWords(form);
leadPicture(form);
followEditor(form, guard);
