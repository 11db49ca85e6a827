package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Refuses a database that would lose commits which it has acknowledged. It proves that H2 writes its log at commit; it
 * proves nothing about the disk below, and takes other databases as they are. Thread-safe.
 */
public final class Durability {

    private static final String WRITE_DELAY =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

    private Durability() {}

    /**
     * Reads the settings of the running database rather than its URL, which another connection may have overruled.
     *
     * @throws NotDurableException for an H2 database on disk whose write delay is not 0 (the default is 500 ms: a
     *     killed process loses the commits of that time)
     * @throws DatabaseException when the database cannot be asked
     */
    public static void requireDurable(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (H2File.path(connection).isEmpty()) {
                return; // an H2 database in memory promises nothing
            }
            String delay = H2File.value(connection, WRITE_DELAY).orElse("not readable");
            if (!delay.equals("0")) {
                throw new NotDurableException(
                        "WRITE_DELAY", delay, "Add ;WRITE_DELAY=0 to the JDBC URL of the H2 database");
            }
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be asked how it writes its commits", e);
        }
    }
}
