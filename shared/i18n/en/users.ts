export const users = {
  add: "Add a user",
  name: "Name",
  roles: "Roles",
  active: "Active",
  isActive: "Active",
  isInactive: "Inactive",
  activeHint: "An inactive user is signed out at once and the password stops working; a new one is needed later.",
  resetPassword: "Reset password",
  saved: "The user is saved",
};
