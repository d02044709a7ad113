/** The texts of the search. */
export const searchTexts = {
  title: 'Search',
  field: 'Search requests',
  placeholder: 'Search, or an id',
  searching: 'Searching …',
  found: (count) => (count === 1 ? '1 request' : `${count} requests`),
  all: 'The best matches; press Enter for more',
  none: (text) => `No request matches “${text}”.`,
  hint: 'Words of the subject, the name of the requester, or an id. The beginning of a word is enough.',
  failed: 'The search failed.',
  begin: 'Enter something to search for.',
  range: (from, to) => `Results ${from} to ${to}`,
  more: 'More results',
};
