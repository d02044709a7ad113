/** The texts of custom views and their editor. */
export const viewTexts = {
  groups: { personal: 'My views', business_units: 'Views of my units', everyone: 'Shared views' },
  create: 'New view',
  edit: 'Edit view',
  duplicate: 'Duplicate',
  inactive: 'Inactive',
  inactiveHint: 'Only those who may edit this view see it',
  failed: 'The views could not be loaded.',
  viewFailed: 'The view could not be loaded.',
  retry: 'Try again',
  gone: 'There is no such view.',
  goneHint: 'It may have been deleted, or is no longer shared with you.',
  home: 'My unsolved requests',
};
