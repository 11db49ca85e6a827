package org.motcua.workflow.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.motcua.core.transaction.Transactions;

/**
 * Asks the database, inside one transaction, who is talking to it: the application's connection and an engine command
 * must be the same session. An engine that is wired to a connection of its own works in every demonstration and loses
 * half a step in the first failure.
 */
final class SelfCheck {

    private SelfCheck() {}

    static void requireOneSession(Transactions transactions, ProcessEngine engine) {
        Sessions sessions = transactions.inTransaction(() -> compare(transactions, engine));
        if (sessions.ours != sessions.engine) {
            throw new EngineWiringException("The process engine writes in session " + sessions.engine
                    + " while the transaction is bound to session " + sessions.ours
                    + ": engine and application would not commit together. Give both the same Transactions and let"
                    + " only it hand out connections.");
        }
        if (sessions.ours == sessions.another) {
            throw new EngineWiringException("inNewTransaction stayed in session " + sessions.ours
                    + " of the bound transaction: the ledger of signing steps would be rolled back with it."
                    + " Use a Transactions whose inNewTransaction takes a connection of its own.");
        }
    }

    /** The schema in which unqualified names are found. */
    static String schemaOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new EngineWiringException("The database cannot be reached.", e);
        }
    }

    /** The first connection stays open, so that a pool which lends unbound connections cannot lend the same twice. */
    private static Sessions compare(Transactions transactions, ProcessEngine engine) {
        try (Connection ours = transactions.dataSource().getConnection()) {
            String question = question(ours);
            return new Sessions(
                    ask(ours, question),
                    askEngine(engine, question),
                    transactions.inNewTransaction(() -> askAnother(transactions.dataSource(), question)));
        } catch (SQLException e) {
            throw new EngineWiringException("The database did not answer the start-up check.", e);
        }
    }

    private static long askEngine(ProcessEngine engine, String question) {
        Command<Long> command = context -> {
            try {
                return ask(context.getDbSqlSession().getSqlSession().getConnection(), question);
            } catch (SQLException e) {
                throw new EngineWiringException("The database did not answer the start-up check.", e);
            }
        };
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command);
    }

    private static long askAnother(DataSource dataSource, String question) {
        try (Connection connection = dataSource.getConnection()) {
            return ask(connection, question);
        } catch (SQLException e) {
            throw new EngineWiringException("The database did not answer the start-up check.", e);
        }
    }

    private static long ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String question(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> "SELECT session_id()";
            case "PostgreSQL" -> "SELECT pg_backend_pid()";
            default ->
                throw new EngineWiringException(
                        "The database is " + product + "; H2 and PostgreSQL are supported. Use one of these.");
        };
    }

    private record Sessions(long ours, long engine, long another) {}
}
