/** The release that these files are of. */
export const version = '0.1.0';
