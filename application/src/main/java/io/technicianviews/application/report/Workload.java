package io.technicianviews.application.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the unsolved requests in a technician's scope, and how old these are.
 *
 * @param technicians everyone who may be assigned a request in the scope, and everyone else who
 *     holds one, with most unsolved requests first, then by name
 * @param unassigned the number of unsolved requests without an assignee
 * @param unsolved the number of unsolved requests. A request of several assignees counts once here,
 *     and for each of them in {@code technicians}
 * @param ages the unsolved requests by age, youngest first; their numbers add up to {@code
 *     unsolved}
 */
public record Workload(
    List<Load> technicians, long unassigned, long unsolved, List<AgeGroup> ages) {

  public Workload {
    technicians = List.copyOf(technicians);
    ages = List.copyOf(ages);
  }

  /**
   * The unsolved requests of one person.
   *
   * @param active whether the person can be assigned a request; false for a deactivated person, and
   *     for one who is no longer a technician
   * @param unsolved the number of unsolved requests in the scope that are assigned to the person
   * @param businessUnits their number in each unit that has some, by name
   * @param withoutUnit the number of those without a unit
   */
  public record Load(
      long id,
      String fullName,
      boolean active,
      long unsolved,
      List<UnitLoad> businessUnits,
      long withoutUnit) {

    public Load {
      businessUnits = List.copyOf(businessUnits);
    }
  }

  /** The number of a person's unsolved requests in one unit. */
  public record UnitLoad(long id, String name, long unsolved) {}

  /**
   * The number of unsolved requests of an age, in whole days of the helpdesk's time zone.
   *
   * @param fromDays 0: created today
   * @param toDays the greatest age, included; null: no limit
   */
  public record AgeGroup(int fromDays, @Nullable Integer toDays, long unsolved) {}
}
