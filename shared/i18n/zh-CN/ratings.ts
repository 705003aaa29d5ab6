export const ratings = {};
