package io.technicianviews.persistence.internal.migration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void tablesOfAnotherBuildAreRejected() throws Exception {
    PostgresSettings database = TestPostgres.database();
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection =
        DriverManager.getConnection(
            database.url().jdbcUrl(), database.url().user(), database.url().password())) {
      DeskSchema.DEFAULT
          .on(connection)
          .update(table(name("technician_views_history")))
          .set(field(name("description"), SQLDataType.VARCHAR), "desk")
          .set(field(name("checksum"), SQLDataType.INTEGER), 1)
          .where(field(name("version"), SQLDataType.VARCHAR).eq("1"))
          .execute();
    }

    assertThatThrownBy(() -> Migrations.apply(TestPostgres.server(database)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("created by another build of Technician Views")
        .hasMessageContaining("use the build that created them, or an empty schema");
  }
}
