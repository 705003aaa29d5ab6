/**
 * Chooses customers whose names can be looked for in encrypted files: in UTF-16 a name of two characters takes four bytes,
 * which megabytes of noise hold by chance now and then.
 */
export const longName = "length(name) > 2";
