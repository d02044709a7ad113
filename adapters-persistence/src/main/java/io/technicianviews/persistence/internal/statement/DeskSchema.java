package io.technicianviews.persistence.internal.statement;

import static io.technicianviews.persistence.internal.schema.TechnicianViews.TECHNICIAN_VIEWS;

import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * The database schema with the tables of one desk, and the jOOQ contexts that qualify every
 * statement with it, so that no search path matters. Thread-safe.
 */
public final class DeskSchema {

  private static final String KEY = "technician-views schema";

  /** The schema that the generated tables name. */
  public static final DeskSchema DEFAULT = new DeskSchema(TECHNICIAN_VIEWS.getName());

  private static final String DEFAULT_PREFIX = DEFAULT.prefix();
  private static final Map<String, DeskSchema> SCHEMAS = new ConcurrentHashMap<>();

  private final String name;
  private final Configuration configuration;

  private DeskSchema(String name) {
    this.name = name;
    this.configuration = new DefaultConfiguration().set(SQLDialect.POSTGRES).set(settings(name));
    this.configuration.data(KEY, this);
  }

  private static Settings settings(String name) {
    return new Settings()
        .withExecuteLogging(false)
        .withRenderMapping(
            new RenderMapping()
                .withSchemata(
                    new MappedSchema().withInput(TECHNICIAN_VIEWS.getName()).withOutput(name)));
  }

  /** The schema of this name, which must be valid. */
  public static DeskSchema named(String name) {
    return name.equals(DEFAULT.name) ? DEFAULT : SCHEMAS.computeIfAbsent(name, DeskSchema::new);
  }

  /** The schema whose tables a context's statements name. */
  public static DeskSchema of(DSLContext dsl) {
    return (DeskSchema) Objects.requireNonNull(dsl.configuration().data(KEY));
  }

  public String name() {
    return name;
  }

  /** A context that executes statements on this connection. */
  public DSLContext on(Connection connection) {
    return DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
  }

  /** A context without a connection, which renders statements. */
  DSLContext rendering() {
    return DSL.using(configuration);
  }

  /** The qualified name of a table, sequence or index in this schema. */
  public Name qualified(String object) {
    return DSL.name(name, object);
  }

  /** The qualified and quoted name of a table. */
  public String text(Table<?> table) {
    return qualified(table.getName()).toString();
  }

  /** An SQL text that was rendered for {@link #DEFAULT}, with the names of this schema. */
  String qualify(String sql) {
    return this == DEFAULT ? sql : sql.replace(DEFAULT_PREFIX, prefix());
  }

  /** The key of an advisory lock: desks in other schemas of the database have other keys. */
  public long lock(long key) {
    return key ^ ((long) name.hashCode() << Integer.SIZE);
  }

  private String prefix() {
    return DSL.name(name) + ".";
  }
}
