// The question for the occupation, as radio buttons; questions/occupation-filter.mjs filters them.

export { choice as occupation } from "./choice.mjs";
