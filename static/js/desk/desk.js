// What every page of the desk gains where scripts run: shortcuts, menus that close, answers that are announced.

import { listenForKeys } from "./keys.js";
import { closeMenusOnLeaving } from "./menus.js";
import { announceAnswers } from "./announce.js";

listenForKeys();
closeMenusOnLeaving();
announceAnswers();
