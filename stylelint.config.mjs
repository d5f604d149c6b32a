// Stylelint's standard configuration, which finds errors and inconsistent notation. The rules below
// differ for a reason.

export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // The theme's names and ours are block__element--modifier; modifiers may be ids such as not_met.
    "selector-class-pattern": "^[a-z][a-z0-9-]*(__[a-z0-9-]+)?(--[a-z0-9_-]+)?$",
    "custom-property-pattern": "^[a-z][a-z0-9]*(--?[a-z0-9]+)*$",
    // Rules follow the order of the page; selectors of unrelated parts are compared for nothing.
    "no-descending-specificity": null,
    // Browsers before 2023 do not know (width >= …).
    "media-feature-range-notation": "prefix",
    // Names of fonts in custom properties are not keywords.
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--/"] }],
  },
};
