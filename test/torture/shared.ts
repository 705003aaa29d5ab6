/** What the branch at work says before its ledger is opened, and once everybody works. */
export const opening = "opening";
export const underWay = "under way";

export const reviewerLogin = { login: "r01", password: "r01-password-1" };
