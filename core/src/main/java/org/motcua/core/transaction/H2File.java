package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What an H2 database says of itself. */
final class H2File {

    private static final String PATH = "SELECT DATABASE_PATH()";

    private H2File() {}

    /** Where the files of the database lie; empty for H2 in memory and for every other database. */
    static Optional<String> path(Connection connection) throws SQLException {
        boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
        return h2 ? value(connection, PATH) : Optional.empty();
    }

    static Optional<String> value(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }
}
