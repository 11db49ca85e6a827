package org.motcua.core.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables of one module into a database that may hold those of others: each module keeps a history of its own,
 * and its first step runs whatever is there already. Several nodes may begin at once. Thread-safe.
 */
public final class Migration {

    private Migration() {}

    /**
     * Migrates; does nothing where all is up to date. Takes connections of its own: call it before any transaction.
     *
     * <p>One thread of a process at a time: Flyway's lock holds nodes on PostgreSQL apart, but not threads on an embedded
     * H2.
     *
     * @param steps the module's scripts or migrations, and where they are
     * @param history the table in which the steps already taken are kept
     * @throws FlywayException when a step fails or an applied one was changed afterwards
     */
    public static synchronized void run(FluentConfiguration steps, DataSource dataSource, String history) {
        Flyway flyway = steps.dataSource(dataSource)
                .table(history)
                .locations(new String[0])
                // The database may hold other tables already: they are not ours, and our first step still runs.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            // Another node may have begun the history between this one's look and its own beginning; the second look
            // finds it. What fails for another reason fails again.
            try {
                flyway.migrate();
            } catch (FlywayException again) {
                failure.addSuppressed(again);
                throw failure;
            }
        }
    }
}
