package org.motcua.workflow.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the tables of an engine that was in the database first, before anything is started on them: an older schema
 * would be run on as if it were new, and another history level is refused by the engine without a way out.
 */
final class ExistingEngine {

    private static final String WAY_OUT =
            " Give Motcua a schema of its own in this database (currentSchema in the address, or the pool's schema).";

    private ExistingEngine() {}

    static void requireFitting(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (!has(connection, "ACT_GE_PROPERTY")) {
                return;
            }
            requireVersion(connection);
            requireHistory(connection);
        } catch (SQLException e) {
            throw new EngineWiringException("The tables of the process engine cannot be looked at.", e);
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        String ours = ProductPropertiesUtil.getProductVersion();
        String theirs = has(connection, "ACT_GE_SCHEMA_LOG")
                ? first(connection, "SELECT version_ FROM act_ge_schema_log ORDER BY timestamp_ DESC, id_ DESC")
                : null;
        if (theirs == null || !minor(theirs).equals(minor(ours))) {
            throw new EngineWiringException("The database has the tables of process engine "
                    + (theirs == null ? "before 7.11" : theirs) + "; this is " + ours
                    + ". They are not changed unasked, since another application may use them. Bring them to " + ours
                    + " with the engine's own upgrade scripts, a copy of the database first." + WAY_OUT);
        }
    }

    private static void requireHistory(Connection connection) throws SQLException {
        int ours = HistoryLevel.HISTORY_LEVEL_AUDIT.getId();
        String theirs = first(connection, "SELECT value_ FROM act_ge_property WHERE name_ = 'historyLevel'");
        if (theirs != null && !theirs.equals(String.valueOf(ours))) {
            throw new EngineWiringException("An engine in this database keeps history at level " + name(theirs)
                    + "; Motcua's keeps " + HistoryLevel.HISTORY_LEVEL_AUDIT.getName()
                    + ", and engines on the same tables must agree." + WAY_OUT
                    + " Or set the other application's historyLevel to audit, with both stopped, and the value "
                    + ours + " for historyLevel in ACT_GE_PROPERTY.");
        }
    }

    private static String name(String id) {
        for (HistoryLevel level : new HistoryLevel[] {
            HistoryLevel.HISTORY_LEVEL_NONE, HistoryLevel.HISTORY_LEVEL_ACTIVITY, HistoryLevel.HISTORY_LEVEL_FULL
        }) {
            if (id.equals(String.valueOf(level.getId()))) {
                return level.getName();
            }
        }
        return id;
    }

    private static String minor(String version) {
        int end = version.indexOf('.', version.indexOf('.') + 1);
        return end < 0 ? version : version.substring(0, end);
    }

    /** H2 keeps names in capitals, PostgreSQL in small letters. */
    private static boolean has(Connection connection, String table) throws SQLException {
        String name = connection.getMetaData().storesLowerCaseIdentifiers() ? table.toLowerCase(Locale.ROOT) : table;
        try (ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
            return found.next();
        }
    }

    private static @Nullable String first(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
