package io.technicianviews.bootstrap.demo;

import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.generate.GenerationPlan.Technician;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo data: the helpdesk of a fictional company over 90 days, with requests in every view.
 * Apart from the times they are always the same.
 */
public final class DemoDesk {

  /** The full name of an active technician with several business units. */
  public static final String TECHNICIAN = "Nora Lindqvist";

  /** The full name of the first admin. */
  public static final String ADMIN = "Eva Sandoval";

  private static final int REQUESTS = 3_000;
  private static final double UNSOLVED_PERCENT = 12;
  private static final int DAYS = 90;
  private static final int REQUESTERS = 60;
  private static final long SEED = 2026;

  private static final List<String> UNITS =
      List.of(
          "Finance",
          "Human Resources",
          "Headquarters IT",
          "Marketing",
          "Production",
          "Research",
          "Sales",
          "Warehouse");

  private static final List<String> ADMINS = List.of(ADMIN, "Gregor Hallström");

  private static final List<Technician> TECHNICIANS =
      List.of(
          technician(TECHNICIAN, "Headquarters IT", "Finance", "Human Resources", "Marketing"),
          technician("Tomas Achterberg", "Headquarters IT", "Sales"),
          technician("Mirjam Okafor", "Headquarters IT"),
          technician("Rafael Quintero", "Production", "Warehouse"),
          technician("Leonie Wachter", "Production"),
          technician("Kenji Morikawa", "Warehouse"),
          technician("Oskar Blomgren", "Research"),
          technician("Amina Benali", "Research", "Headquarters IT"),
          technician("Piotr Zielinski", "Sales", "Marketing"),
          technician("Catarina Valente", "Finance", "Human Resources"),
          technician("Dominik Steiner", "Finance"),
          technician("Yara Haddad", "Sales", "Marketing", "Warehouse"));

  private DemoDesk() {}

  /**
   * Fills an empty helpdesk; any other is unchanged.
   *
   * @param now the end of the generated history: only due dates are later
   * @param zone the time zone of the helpdesk
   * @return whether the helpdesk was empty and contains the demo data now
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the database is not
   *     available
   */
  public static boolean fill(BulkLoader desk, Instant now, ZoneId zone) {
    try (BulkLoad load = desk.begin()) {
      if (load.contents() != DeskContents.NOTHING) {
        return false;
      }
      new DeskGenerator(plan(), now, zone).fill(load, requests -> {});
      load.commitAsDemo();
      return true;
    }
  }

  /**
   * Returns whether these are all people of the demo data and no others, as they were loaded. No
   * other helpdesk has these people.
   */
  static boolean hasExactly(Collection<Person> people) {
    return people.size() == TECHNICIANS.size() + ADMINS.size() + REQUESTERS
        && people.stream().map(DemoDesk::described).collect(Collectors.toSet()).equals(described());
  }

  private static Set<String> described() {
    Stream<String> technicians =
        TECHNICIANS.stream()
            .map(one -> described(one.fullName(), Role.TECHNICIAN, one.businessUnits().size()));
    Stream<String> admins = ADMINS.stream().map(name -> described(name, Role.ADMIN, 0));
    Stream<String> requesters =
        plan().requesterNames().stream().map(name -> described(name, Role.REQUESTER, 0));
    return Stream.of(technicians, admins, requesters)
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  private static String described(Person person) {
    return person.active()
        ? described(person.fullName(), person.role(), person.businessUnits().size())
        : "inactive";
  }

  private static String described(String fullName, Role role, int units) {
    return fullName + " " + role + " " + units;
  }

  private static GenerationPlan plan() {
    return new GenerationPlan(
        REQUESTS,
        UNSOLVED_PERCENT,
        DAYS,
        UNITS,
        TECHNICIANS,
        ADMINS,
        REQUESTERS,
        SEED,
        GenerationPlan.COMMON_STATUSES);
  }

  private static Technician technician(String name, String... units) {
    return new Technician(name, List.of(units));
  }
}
