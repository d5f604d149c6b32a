// The script of every page of the guide.

import "./frame-notice.mjs";
import "./menu.mjs";
import "./search/search.mjs";
import "./moved-anchors.mjs";
import "./offline/offline-notice.mjs";
