package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.persistence.internal.migration.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that the generated jOOQ classes agree with the migrations. After a new migration, {@code
 * -Dtest.jooq.write=true} regenerates them:
 *
 * <pre>
 * mvn -pl adapters-persistence -am test -Dtest=GeneratedTablesTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jooq.write=true
 * </pre>
 */
class GeneratedTablesTest {

  private static final Path GENERATED = Path.of("src/generated/java");

  @Test
  void theGeneratedClassesMatchTheMigrations(@TempDir Path fresh) throws Exception {
    boolean write = Boolean.getBoolean("test.jooq.write");
    assertThat(Constants.MINOR_VERSION)
        .as("the version of jOOQ that generates: classes of a newer one do not compile with it")
        .isEqualTo("3.19");

    generate(write ? GENERATED : fresh);

    if (!write) {
      assertThat(sources(GENERATED)).isEqualTo(sources(fresh));
    }
  }

  private static void generate(Path directory) throws Exception {
    PostgresSettings database = TestPostgres.database();
    Migrations.apply(TestPostgres.server(database));
    GenerationTool.generate(
        new Configuration()
            .withJdbc(
                new Jdbc()
                    .withUrl(database.url().jdbcUrl())
                    .withUser(database.url().user())
                    .withPassword(database.url().password()))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withInputSchema(database.schema())
                            .withIncludes(".*")
                            .withExcludes(
                                "technician_views_history|change_log_from_\\d+|change_log_first_ids")
                            .withIncludeRoutines(false)
                            .withForcedTypes(
                                new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes("(?i:timestamp.*)")))
                    .withGenerate(
                        new Generate()
                            .withRecords(false)
                            .withIndexes(false)
                            .withComments(false)
                            .withGlobalCatalogReferences(false)
                            .withImplicitJoinPathsToOne(false)
                            .withImplicitJoinPathsToMany(false)
                            .withImplicitJoinPathTableSubtypes(false)
                            .withDefaultCatalog(false)
                            .withGeneratedAnnotation(false))
                    .withTarget(
                        new Target()
                            .withPackageName("io.technicianviews.persistence.internal.schema")
                            .withDirectory(directory.toString()))));
  }

  private static Map<String, String> sources(Path directory) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sources.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return sources;
  }
}
