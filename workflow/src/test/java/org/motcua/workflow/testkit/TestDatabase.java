package org.motcua.workflow.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A database of its own for one test: in memory on H2, a fresh schema on PostgreSQL. */
public final class TestDatabase implements AutoCloseable {

    private final HikariDataSource pool;

    private TestDatabase(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        this.pool = new HikariDataSource(config);
    }

    public static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    public static TestDatabase postgresql() {
        String url = System.getProperty("motcua.postgresql", "");
        if (url.isBlank()) {
            Assumptions.abort("No PostgreSQL server given: set -Dmotcua.postgresql=jdbc:postgresql://...");
        }
        String schema =
                "workflow_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        try (TestDatabase admin = new TestDatabase(url)) {
            admin.execute("CREATE SCHEMA " + schema);
        }
        return new TestDatabase(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    public int connectionsInUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    public void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public int count(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public List<String> strings(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
