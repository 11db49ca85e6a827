package org.motcua.core.transaction;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database for one test: H2 in memory or in files, or a schema of its own on the server that the system property
 * {@code motcua.postgresql} names. Closing it drops what was in it.
 */
public final class TestDatabase implements AutoCloseable {

    private final DataSource dataSource;
    private final DataSource administration;
    private final String dropped;

    private TestDatabase(DataSource dataSource, DataSource administration, String dropped) {
        this.dataSource = dataSource;
        this.administration = administration;
        this.dropped = dropped;
    }

    public static TestDatabase h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        h2.setUser("sa");
        return new TestDatabase(h2, h2, "SHUTDOWN");
    }

    /** In files of the folder, as an agency without a server has it. */
    public static TestDatabase h2File(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString())
                + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        h2.setUser("sa");
        return new TestDatabase(h2, h2, "SHUTDOWN");
    }

    /** Aborts the test, saying so, where no server is named. */
    public static TestDatabase postgreSql() {
        String url = System.getProperty("motcua.postgresql", "");
        if (url.isEmpty()) {
            Assumptions.abort("motcua.postgresql names no PostgreSQL server (JDBC URL with user and password)");
        }
        String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        PGSimpleDataSource administration = new PGSimpleDataSource();
        administration.setUrl(url);
        execute(administration, "CREATE SCHEMA " + schema);
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(url);
        own.setCurrentSchema(schema);
        return new TestDatabase(own, administration, "DROP SCHEMA " + schema + " CASCADE");
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public void execute(String sql) {
        execute(dataSource, sql);
    }

    @Override
    public void close() {
        execute(administration, dropped);
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
