package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** JDBI that joins: its handles work on the bound connection. Thread-safe. */
public final class JoinedJdbi {

    private JoinedJdbi() {}

    /**
     * A new JDBI whose handles use the connection bound by {@code transactions}; opening and closing such a handle
     * opens and closes nothing. Where no transaction is bound a handle has a connection of its own in auto-commit mode:
     * what writes must therefore be inside {@link Transactions#inTransaction}.
     */
    public static Jdbi on(Transactions transactions) {
        return Jdbi.create(new Joining(transactions))
                .configure(
                        StatementExceptions.class,
                        // The arguments are what people have said of themselves.
                        exceptions -> exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE));
    }

    private record Joining(Transactions transactions) implements ConnectionFactory {

        @Override
        public Connection openConnection() throws SQLException {
            return transactions.dataSource().getConnection();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
            connection.close();
        }
    }
}
