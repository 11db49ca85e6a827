package org.motcua.workflow.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.motcua.core.transaction.Transactions;

/**
 * Asks the database, inside one transaction, who is talking to it: the application's connection and an engine command
 * must be the same session. An engine that is wired to a connection of its own works in every demonstration and loses
 * half a step in the first failure.
 */
final class SelfCheck {

    private SelfCheck() {}

    static void requireOneSession(Transactions transactions, ProcessEngineConfigurationImpl engine) {
        Sessions sessions = transactions.inTransaction(() -> compare(transactions, engine));
        if (!sessions.ours.equals(sessions.engine)) {
            throw new EngineWiringException("The process engine writes in session " + sessions.engine
                    + " while the transaction is bound to session " + sessions.ours
                    + ": engine and application would not commit together. Give both the same Transactions and let"
                    + " only it hand out connections.");
        }
        if (sessions.ours.equals(sessions.another)) {
            throw new EngineWiringException("inNewTransaction stayed in session " + sessions.ours
                    + " of the bound transaction: the ledger of signing steps would be rolled back with it."
                    + " Use a Transactions whose inNewTransaction takes a connection of its own.");
        }
    }

    /** The first connection stays open, so that a pool which lends unbound connections cannot lend the same twice. */
    private static Sessions compare(Transactions transactions, ProcessEngineConfigurationImpl engine) {
        try (Connection ours = transactions.dataSource().getConnection()) {
            return new Sessions(
                    ask(ours),
                    engine.getCommandExecutorTxRequired().execute(askThroughEngine()),
                    transactions.inNewTransaction(() -> ask(transactions.dataSource())));
        } catch (SQLException e) {
            throw new EngineWiringException("The database did not answer the start-up check.", e);
        }
    }

    static String schemaOf(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new EngineWiringException("The database cannot be reached.", e);
        }
    }

    private static Command<String> askThroughEngine() {
        return context -> ask(context.getDbSqlSession().getSqlSession().getConnection());
    }

    private static String ask(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return ask(connection);
        } catch (SQLException e) {
            throw new EngineWiringException("The database did not answer the start-up check.", e);
        }
    }

    private static String ask(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sessionQuery(connection))) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new EngineWiringException("The database did not answer the start-up check.", e);
        }
    }

    private static String sessionQuery(Connection connection) throws SQLException {
        @Nullable String product = connection.getMetaData().getDatabaseProductName();
        if ("H2".equals(product)) {
            return "SELECT session_id()";
        }
        if ("PostgreSQL".equals(product)) {
            return "SELECT pg_backend_pid()";
        }
        throw new EngineWiringException(
                "The database is " + product + "; H2 and PostgreSQL are supported. Use one of these.");
    }

    private record Sessions(String ours, String engine, String another) {}
}
