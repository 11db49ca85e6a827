package org.motcua.console;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database says to one statement after the other. */
final class Rows implements AutoCloseable {

    private final Connection connection;

    private Rows(Connection connection) {
        this.connection = connection;
    }

    static Rows at(String url) throws SQLException {
        return new Rows(DriverManager.getConnection(url));
    }

    int number(String sql) throws SQLException {
        return Integer.parseInt(strings(sql).get(0));
    }

    /** The first column. */
    List<String> strings(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
