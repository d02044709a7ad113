package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.request.StatusCategory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The quantities and names of the data to generate. The same plan at the same instant generates the
 * same data.
 *
 * @param requests the number of requests; not negative
 * @param unsolvedPercent the share of unsolved requests, from 0 to 100
 * @param days the number of days before today on which requests are created; positive
 * @param businessUnits names of the units; different, at least one
 * @param technicians at least one; the first one gets the smallest id
 * @param admins names of the admins; at least one. An existing administrator replaces the first
 *     one.
 * @param requesters the number of requesters; positive
 * @param seed the seed of the random numbers
 * @param statuses statuses that the helpdesk adds, at most one of each category; used for a part of
 *     the unsolved requests of the category
 */
public record GenerationPlan(
    int requests,
    double unsolvedPercent,
    int days,
    List<String> businessUnits,
    List<Technician> technicians,
    List<String> admins,
    int requesters,
    long seed,
    List<NewStatus> statuses) {

  /** Statuses that many helpdesks have. */
  public static final List<NewStatus> COMMON_STATUSES =
      List.of(
          new NewStatus("in review", StatusCategory.IN_PROGRESS, "#b5179e", null),
          new NewStatus("waiting for vendor", StatusCategory.ON_HOLD, "#5c677d", null));

  /** A technician to generate, with the names of the business units. */
  public record Technician(String fullName, List<String> businessUnits) {
    public Technician {
      businessUnits = List.copyOf(businessUnits);
    }
  }

  private static final int DAYS = 730;
  private static final int TEAM_SIZE = 20;
  private static final int UNITS_PER_TEAM = 5;
  private static final int REQUESTS_PER_REQUESTER = 20;
  private static final int MIN_REQUESTERS = 20;

  public GenerationPlan {
    businessUnits = List.copyOf(businessUnits);
    technicians = List.copyOf(technicians);
    admins = List.copyOf(admins);
    statuses = List.copyOf(statuses);
    require(requests >= 0, "requests must not be negative: " + requests);
    require(
        unsolvedPercent >= 0 && unsolvedPercent <= 100,
        "unsolvedPercent must be from 0 to 100: " + unsolvedPercent);
    require(days > 0, "days must be positive: " + days);
    require(requesters > 0, "requesters must be positive: " + requesters);
    require(!businessUnits.isEmpty(), "businessUnits must not be empty");
    require(!technicians.isEmpty(), "technicians must not be empty");
    require(!admins.isEmpty(), "admins must not be empty");
    Set<String> units = new HashSet<>(businessUnits);
    require(units.size() == businessUnits.size(), "businessUnits must have different names");
    for (Technician technician : technicians) {
      require(
          units.containsAll(technician.businessUnits()),
          "technicians must work for units of the plan: " + technician);
    }
  }

  /** Returns the names of the requesters. */
  public List<String> requesterNames() {
    return IntStream.range(technicians.size(), technicians.size() + requesters)
        .mapToObj(NameGenerator::of)
        .toList();
  }

  /**
   * Creates a plan of two years. Teams of twenty technicians work for five units each; with five or
   * fewer units all technicians work for all of them.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public static GenerationPlan sized(
      int requests, double unsolvedPercent, int technicians, int businessUnits, long seed) {
    List<String> units =
        IntStream.rangeClosed(1, businessUnits).mapToObj("Unit %03d"::formatted).toList();
    List<Technician> team = new ArrayList<>();
    for (int i = 0; i < technicians; i++) {
      team.add(new Technician(NameGenerator.of(i), unitsOfTeam(i / TEAM_SIZE, units)));
    }
    int requesters = Math.max(MIN_REQUESTERS, requests / REQUESTS_PER_REQUESTER);
    return new GenerationPlan(
        requests,
        unsolvedPercent,
        DAYS,
        units,
        team,
        List.of("Administrator"),
        requesters,
        seed,
        List.of());
  }

  /** Returns a copy with these statuses. */
  public GenerationPlan withStatuses(List<NewStatus> added) {
    return new GenerationPlan(
        requests,
        unsolvedPercent,
        days,
        businessUnits,
        technicians,
        admins,
        requesters,
        seed,
        added);
  }

  private static List<String> unitsOfTeam(int team, List<String> units) {
    return IntStream.range(0, Math.min(UNITS_PER_TEAM, units.size()))
        .mapToObj(i -> units.get((int) (((long) team * UNITS_PER_TEAM + i) % units.size())))
        .toList();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
