package org.motcua.core.schema;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of this module into a database, H2 or PostgreSQL, and up to date. Every table begins with
 * {@code mc_}; the steps already taken are kept in {@code mc_schema_history}, so that an application with a schema
 * history of its own, or a process engine's tables, can share the database. Several nodes may call it at once.
 *
 * <p>The scripts are named here one by one instead of being looked for on the class path, which works from a shaded or
 * nested jar as well. Thread-safe.
 */
public final class CoreSchema {

    private static final String HISTORY = "mc_schema_history";
    private static final List<String> SCRIPTS = List.of("V1__dossiers_registers_audit.sql");

    private CoreSchema() {}

    /** Migrates, as {@link Migration#run} says. */
    public static void migrate(DataSource dataSource) {
        Migration.run(
                Flyway.configure(CoreSchema.class.getClassLoader())
                        .resourceProvider(new Scripts())
                        .javaMigrationClassProvider(List::<Class<? extends JavaMigration>>of),
                dataSource,
                HISTORY);
    }

    private static final class Scripts implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream script = CoreSchema.class.getResourceAsStream(name);
            if (script == null) {
                throw new IllegalStateException("The migration script " + name
                        + " is missing beside CoreSchema: repackage the library with its resources");
            }
            return new InputStreamReader(script, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "classpath:org/motcua/core/schema/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
