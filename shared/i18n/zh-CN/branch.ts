export const branch = {};
