export const visits = {
  title: "Visits",
  none: "No visits yet",
  log: "Log a visit",
  logged: "The visit is logged",
  visitedOn: "Date",
  method: "Way",
  purpose: "Purpose",
  result: "Result",
  planned: "Next: {{date}} {{nextStep}}",
  nextStep: "Next step",
  nextOn: "Follow up on",
};
