/** The notice of sunshine credit as it is posted in the village. */
export const villageNoticePaper = {
  print: "Print the notice",
  preview: "Preview of the notice",
  fileTitle: "{{area}} notice of credit ratings {{number}}",
  purpose:
    "In the spirit of sunshine credit, and open to everybody's eyes, the credit ratings of the following customers in {{area}} are made public. Number of customers: {{count}}.",
  basis:
    "Each rating follows a marketer's investigation and the branch's one scorecard, and takes effect once somebody else has approved it. The grades are, from the best down, {{grades}}.",
  lineMeaning: "The line is the most that may be owed at any time while it holds; it is not a loan that was paid out.",
  howToObject:
    "Whoever objects to what is posted may tell {{branch}} in person, by telephone or by letter up to the last day for objections, also without a name; we do not pass on who told us. Until an objection is looked into and answered, the rating does not take effect.",
  objectionsUntil: "Last day for objections",
  states: {
    draft: "Draft, not posted yet, may still change",
    running: "Posted",
    past: "Period over",
    withdrawn: "Withdrawn on {{date}}",
  },
  mark: { draft: "DRAFT", withdrawn: "WITHDRAWN" },
  result: "Result of the posting",
  noObjections: "No objection was received up to {{date}}.",
  objections:
    "Objections received up to {{date}}: {{received}}. Looked into and answered: {{answered}}. Not answered yet: {{standing}}.",
  stillOpen: "Objections are still received up to and including {{date}}.",
  closing: "Posted for everybody's attention.",
  committee: "Confirmed by the village committee",
  committeeWords: "This notice was posted at {{place}} and stayed whole for its period.",
  committeeFrom: "Posted on:",
  committeeTo: "Taken down on:",
  committeeSignature: "Signature:",
  committeeSeal: "(seal of the village committee)",
  sealOf: "{{name}} (seal)",
} as const;
