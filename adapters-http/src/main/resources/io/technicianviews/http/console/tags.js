/** Tags as the API stores them. */

/** The most tags of a request. */
export const TAGS = 20;

/** The most characters of a tag. */
export const TAG_LENGTH = 50;

/** Returns a tag in lower case and in Unicode normalization form C. */
export const normalized = (tag) => tag.trim().toLowerCase().normalize('NFC');
