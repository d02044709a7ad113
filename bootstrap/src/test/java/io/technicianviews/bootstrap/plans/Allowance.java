package io.technicianviews.bootstrap.plans;

/**
 * The number of rows of growing tables that a statement may read.
 *
 * <ul>
 *   <li>For each row that it returns {@value #PER_ROW}: an entry of the index that finds it, the
 *       row itself, its assignees, and the read position or message that is looked up for it.
 *   <li>For each unit {@value #PER_UNIT}: a page and one more row, which shows whether there is a
 *       next page, because the first rows of each unit are candidates; five times as many, because
 *       for a view as small as that, the index of all units may be cheaper to read than that of the
 *       unit. For a page that is not the first, also the rows before it, in each unit.
 *   <li>The unsolved requests of the desk, once by state and once by assignee: a sort order other
 *       than the default of the view, and the unread requests, are found among these.
 * </ul>
 *
 * <p>Nothing else is allowed: neither the solved requests nor the history of a person or a unit.
 */
record Allowance(int units, long offset, long unsolved) {

  private static final int PER_ROW = 6;
  private static final int PER_UNIT = 105;

  double rows(double returned) {
    double beforeThePage = (units + 1.0) * offset;
    return PER_ROW * (returned + 1) + (double) units * PER_UNIT + beforeThePage + 2.0 * unsolved;
  }
}
