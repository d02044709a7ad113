package io.technicianviews.bootstrap.load;

import io.technicianviews.bootstrap.generate.GenerationPlan;

/** The quantities of the generated data. */
record DeskSize(int requests, int technicians, int units) {

  private static final double UNSOLVED_PERCENT = 5;
  private static final long SEED = 1;

  static DeskSize ofSystemProperties() {
    return new DeskSize(
        LoadSettings.number("load.desk.requests", 1),
        LoadSettings.number("load.desk.technicians", 1),
        LoadSettings.number("load.desk.units", 1));
  }

  GenerationPlan plan() {
    return GenerationPlan.sized(requests, UNSOLVED_PERCENT, technicians, units, SEED);
  }

  @Override
  public String toString() {
    return requests + "-" + technicians + "-" + units;
  }
}
