package io.technicianviews.bootstrap.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What to invent. The same plan at the same instant makes the same desk.
 *
 * @param requests how many; not negative
 * @param unsolvedPercent how many of a hundred requests are unsolved, from 0 to 100
 * @param days over how many days before today they were created; positive
 * @param businessUnits names of the units; at least one
 * @param technicians at least one; the first of them gets the smallest id
 * @param admins names of the admins; at least one. A desk that has an administrator already keeps
 *     that one in place of the first.
 * @param requesters how many people ask; positive
 * @param seed another one makes another desk
 */
public record GenerationPlan(
    int requests,
    double unsolvedPercent,
    int days,
    List<String> businessUnits,
    List<Technician> technicians,
    List<String> admins,
    int requesters,
    long seed) {

  /** A technician to invent, with the names of the units that he works for. */
  public record Technician(String fullName, List<String> businessUnits) {
    public Technician {
      businessUnits = List.copyOf(businessUnits);
    }
  }

  private static final int DAYS = 730;
  private static final int TEAM = 20;
  private static final int UNITS_OF_A_TEAM = 5;
  private static final int REQUESTS_OF_A_REQUESTER = 20;
  private static final int FEWEST_REQUESTERS = 20;

  public GenerationPlan {
    businessUnits = List.copyOf(businessUnits);
    technicians = List.copyOf(technicians);
    admins = List.copyOf(admins);
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

  /**
   * A desk of some size, of two years. Every technician works for five units, and twenty of them, a
   * team, share the same five; where there are fewer units, all work for all.
   *
   * @throws IllegalArgumentException if there is nobody or no unit, or a number is out of its
   *     bounds
   */
  public static GenerationPlan sized(
      int requests, double unsolvedPercent, int technicians, int businessUnits, long seed) {
    List<String> units =
        IntStream.rangeClosed(1, businessUnits).mapToObj("Unit %03d"::formatted).toList();
    List<Technician> team = new ArrayList<>();
    for (int i = 0; i < technicians; i++) {
      team.add(new Technician(NameGenerator.of(i), unitsOfTeam(i / TEAM, units)));
    }
    int requesters = Math.max(FEWEST_REQUESTERS, requests / REQUESTS_OF_A_REQUESTER);
    return new GenerationPlan(
        requests, unsolvedPercent, DAYS, units, team, List.of("Administrator"), requesters, seed);
  }

  private static List<String> unitsOfTeam(int team, List<String> units) {
    return IntStream.range(0, Math.min(UNITS_OF_A_TEAM, units.size()))
        .mapToObj(i -> units.get((int) (((long) team * UNITS_OF_A_TEAM + i) % units.size())))
        .toList();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
