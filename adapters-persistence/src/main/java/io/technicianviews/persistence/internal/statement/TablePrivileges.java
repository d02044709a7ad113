package io.technicianviews.persistence.internal.statement;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.currentUser;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.persistence.internal.schema.TechnicianViews;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The privileges that a role needs on the tables of the desk. */
public final class TablePrivileges {

  private static final List<String> ON_TABLES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** The functions that are not executable by everyone, which change the partitions of the log. */
  private static final List<String> ON_FUNCTIONS =
      List.of("extend_change_log(bigint)", "cut_change_log(bigint)", "remove_change_log(bigint)");

  private static final Field<String> TABLE = field(name("desk_table", "name"), SQLDataType.VARCHAR);

  private TablePrivileges() {}

  /**
   * @throws DeskAccessDeniedException if a privilege is missing; the message names it
   */
  public static void require(DSLContext dsl) {
    requireSchema(dsl);
    for (String privilege : ON_TABLES) {
      require(dsl, privilege, "has_table_privilege", TABLE);
    }
    require(dsl, "USAGE", "has_sequence_privilege", concat(TABLE, inline("_id_seq")));
    requireFunctions(dsl);
  }

  private static void requireFunctions(DSLContext dsl) {
    DeskSchema schema = DeskSchema.of(dsl);
    for (String signature : ON_FUNCTIONS) {
      String function = DSL.name(schema.name()) + "." + signature;
      Field<Boolean> executable =
          function(
              "has_function_privilege", SQLDataType.BOOLEAN, inline(function), inline("EXECUTE"));
      if (!dsl.select(executable).fetchSingle().value1()) {
        throw new DeskAccessDeniedException(
            "the role %s lacks the privilege EXECUTE on the function %s.%s"
                .formatted(
                    dsl.select(currentUser()).fetchSingle().value1(), schema.name(), signature));
      }
    }
  }

  /** Checks that the role may use the schema; nothing if there is no schema. */
  public static void requireSchema(DSLContext dsl) {
    String schema = DeskSchema.of(dsl).name();
    Field<Object> found = function("to_regnamespace", SQLDataType.OTHER, inline(schema));
    Field<Boolean> usable =
        function("has_schema_privilege", SQLDataType.BOOLEAN, found, inline("USAGE"));
    if (Boolean.FALSE.equals(dsl.select(usable).fetchSingle().value1())) {
      throw new DeskAccessDeniedException(
          "the role %s lacks the privilege USAGE on the schema %s"
              .formatted(dsl.select(currentUser()).fetchSingle().value1(), schema));
    }
  }

  private static void require(
      DSLContext dsl, String privilege, String checkFunction, Field<String> of) {
    String prefix = name(DeskSchema.of(dsl).name()) + ".";
    Field<Object> object = function("to_regclass", SQLDataType.OTHER, concat(inline(prefix), of));
    List<String> without =
        dsl.select(of)
            .from(tables())
            .where(
                not(
                    DSL.condition(
                        function(checkFunction, SQLDataType.BOOLEAN, object, inline(privilege)))))
            .orderBy(of)
            .fetch(of);
    if (!without.isEmpty()) {
      throw new DeskAccessDeniedException(
          "the role %s lacks the privilege %s on %s: it needs %s on the tables of the desk, and USAGE on their sequences"
              .formatted(
                  dsl.select(currentUser()).fetchSingle().value1(),
                  privilege,
                  String.join(", ", without),
                  String.join(", ", ON_TABLES)));
    }
  }

  private static Table<?> tables() {
    String[] names =
        TechnicianViews.TECHNICIAN_VIEWS.getTables().stream()
            .map(Table::getName)
            .toArray(String[]::new);
    return unnest(val(names, SQLDataType.VARCHAR.array())).as("desk_table", "name");
  }
}
