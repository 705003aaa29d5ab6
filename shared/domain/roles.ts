/** What a member of staff may be; one person may hold several roles. */
export const roles = ["teller", "marketer", "reviewer", "manager", "auditor", "administrator"] as const;
export type Role = (typeof roles)[number];

/** Roles that read the customers of the whole branch; a marketer alone reads only their own jurisdiction. */
const branchWideRoles: readonly Role[] = ["teller", "reviewer", "manager", "auditor"];

export function readsWholeBranch(held: readonly Role[]): boolean {
  return held.some((role) => branchWideRoles.includes(role));
}

/** Whether any of the roles reads customers at all: an administrator alone does not. */
export function readsCustomers(held: readonly Role[]): boolean {
  return held.includes("marketer") || readsWholeBranch(held);
}
