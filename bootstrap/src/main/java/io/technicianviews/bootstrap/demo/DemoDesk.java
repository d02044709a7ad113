package io.technicianviews.bootstrap.demo;

import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.generate.GenerationPlan.Technician;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The helpdesk of an invented company: a quarter of a year, in which every view has something. It
 * is the same every time, but for its times.
 */
public final class DemoDesk {

  /** The full name of the technician to look at it with: active, works for several units. */
  public static final String TECHNICIAN = "Nora Lindqvist";

  /** The full name of its first admin. */
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
   * Fills a desk that holds nothing; any other stays as it is.
   *
   * @param now the end of the invented history: nothing but due dates lies after it
   * @param zone the desk's time zone
   * @return whether the desk held nothing, and is the demo now
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be written
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

  private static GenerationPlan plan() {
    return new GenerationPlan(
        REQUESTS,
        UNSOLVED_PERCENT,
        DAYS,
        UNITS,
        TECHNICIANS,
        List.of(ADMIN, "Gregor Hallström"),
        REQUESTERS,
        SEED);
  }

  private static Technician technician(String name, String... units) {
    return new Technician(name, List.of(units));
  }
}
