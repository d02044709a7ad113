package io.technicianviews.bootstrap.plans;

/**
 * How many rows of what grows with history a statement may read.
 *
 * <ul>
 *   <li>For each row that it returns {@value #PER_ROW}: an entry of the index that finds it, the
 *       row itself, its assignees, and the read mark or message that is looked up for it.
 *   <li>For each unit {@value #PER_UNIT}: a page and one row more, which tells whether there is a
 *       next page, since the first ones of each unit are candidates; five times as many, since of a
 *       view that is as small as that all units' index may be cheaper to read than the unit's own.
 *       For a page that is not the first, what comes before it, in each unit.
 *   <li>The unsolved requests of the desk, once as they are and once as they are assigned: an order
 *       that is not the view's own, and what is unread, are found among these.
 * </ul>
 *
 * <p>Nothing else: not what is solved, and not what one person or one unit ever had.
 */
record Allowance(int units, long offset, long unsolved) {

  private static final int PER_ROW = 6;
  private static final int PER_UNIT = 105;

  double rows(double returned) {
    double beforeThePage = (units + 1.0) * offset;
    return PER_ROW * (returned + 1) + (double) units * PER_UNIT + beforeThePage + 2.0 * unsolved;
  }
}
