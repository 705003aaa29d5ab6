export const jurisdictions = {};
