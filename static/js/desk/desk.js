// What every page of the desk gains where scripts run: the place in sight, shortcuts, menus that close, answers that
// are announced; and words that are on this computer alone are named where work begins, and wiped on signing out.

import { listenForKeys } from "./keys.js";
import { closeMenusOnLeaving } from "./menus.js";
import { announceAnswers } from "./announce.js";
import { tellOfKeptWords } from "./kept_words.js";
import { showWhereWeAre } from "./sideways.js";
import { wipeOnSigningOut } from "./signout.js";

showWhereWeAre();
listenForKeys();
closeMenusOnLeaving();
announceAnswers();
tellOfKeptWords();
wipeOnSigningOut();
