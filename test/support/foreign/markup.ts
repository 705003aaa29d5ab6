/** Stands in every text that is written about somebody else's customers: where it shows, something got out. */
export const mark = "㊙";

/** What is written, with the mark in it: markup that would run wherever it is taken for some. */
export const markup = `${mark}"onload=alert()><svg onload=alert()>`;
