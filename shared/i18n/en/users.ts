export const users = {
  add: "Add a member of staff",
  name: "Name",
  roles: "Roles",
  active: "Active",
  isActive: "Active",
  isInactive: "Inactive",
  activeHint: "Who is inactive is signed out at once and the password stops working; a new one is needed later.",
  resetPassword: "Reset password",
  saved: "Saved",
};
