export const jurisdictions = {
  title: "Jurisdictions",
  goTo: "Go to",
  none: "The ledger has no areas yet. Load a file of areas, or those of the sample county (Lankao) first.",
  importFile: "Load a file of areas",
  importHint:
    "An Excel (.xlsx) or CSV file with a column of statistical codes and one of names; you see what it brings before anything is written",
  importSample: "Load the areas of Lankao",
  imported: "Areas loaded: {{added}} new, {{renamed}} renamed, {{unchanged}} unchanged",
  search: "Find an area",
  assignedTo: "{{name}} (from {{date}})",
  historyOf: "Responsible for {{area}}",
  noHistory: "Neither the area nor any above it was ever assigned",
  newMarketer: "Responsible marketer",
  andMore: "and {{count}} more",
  before: "Customers before",
  after: "Customers after",
};
