package org.motcua.workflow.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database as one process sees it that may end at any commit, as by kill -9. Commits of transactions that changed
 * something are counted, and writing statements outside of transactions. At the chosen one the process is dead: that
 * commit is the last thing that happened, or does not happen any more. From then on no connection does anything, and what
 * they had begun is rolled back. Others go on by the data source inside. Thread-safe.
 */
public final class DyingDataSource implements DataSource {

    /** On which side of the commit. */
    public enum Side {
        BEFORE,
        AFTER
    }

    private final DataSource source;
    private final Set<String> uncounted;
    private int commits;
    private int last = Integer.MAX_VALUE;
    private Side side = Side.AFTER;
    private String lastChanges = "";
    private boolean dead;

    /** @param uncounted what a commit may change without being counted, such as "UPDATE mc_node", a sign of life now and then */
    public DyingDataSource(DataSource source, String... uncounted) {
        this.source = source;
        this.uncounted = Set.of(uncounted);
    }

    /** Counts from here on, and dies at the commit of that number, from 1. */
    public synchronized void dieAt(int commit, Side where) {
        commits = 0;
        last = commit;
        side = where;
    }

    /** How many there were. */
    public synchronized int commits() {
        return commits;
    }

    /** What the last one that was counted changed, such as "INSERT mc_audit, UPDATE mc_document". */
    public synchronized String lastChanges() {
        return lastChanges;
    }

    public synchronized boolean isDead() {
        return dead;
    }

    /** For what the process does besides: after its end it asks no key and no service. */
    public void requireAlive() {
        if (isDead()) {
            throw new IllegalStateException("The process has ended");
        }
    }

    /** What changes the database. */
    private interface Change {
        @Nullable
        Object happen() throws Throwable;
    }

    private synchronized @Nullable Object commit(Set<String> changes, Change change) throws Throwable {
        refuseTheDead();
        if (uncounted.containsAll(changes)) {
            return change.happen();
        }
        lastChanges = String.join(", ", changes);
        boolean now = ++commits == last;
        if (now && side == Side.BEFORE) {
            dead = true;
            refuseTheDead();
        }
        Object result = change.happen();
        dead = now;
        refuseTheDead();
        return result;
    }

    private synchronized void refuseTheDead() throws SQLException {
        if (dead) {
            throw new SQLException("The process has ended", "08006");
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseTheDead();
        return proxy(Connection.class, new Watched(source.getConnection()));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A connection of the process. */
    private final class Watched implements InvocationHandler {

        private final Connection connection;
        private final Set<String> changes = new TreeSet<>();

        Watched(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (isDead() && !connection.isClosed() && !connection.getAutoCommit()) {
                        connection.rollback();
                    }
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode", "toString", "isClosed" -> {}
                default -> refuseTheDead();
            }
            boolean commits = method.getName().equals("commit")
                    || (method.getName().equals("setAutoCommit") && !connection.getAutoCommit());
            if (commits && !changes.isEmpty()) {
                Set<String> all = new TreeSet<>(changes);
                changes.clear();
                return commit(all, () -> call(connection, method, arguments));
            }
            if (method.getName().equals("rollback")) {
                changes.clear();
            }
            Object result = call(connection, method, arguments);
            if (result instanceof Statement statement) {
                String sql = arguments != null && arguments[0] instanceof String text ? text : "";
                Class<? extends Statement> type =
                        result instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
                return proxy(type, new Executed(statement, sql, (Connection) proxy));
            }
            return result;
        }

        /** A statement of it. */
        private final class Executed implements InvocationHandler {

            private final Statement statement;
            private final String prepared;
            private final Connection owner;

            Executed(Statement statement, String prepared, Connection owner) {
                this.statement = statement;
                this.prepared = prepared;
                this.owner = owner;
            }

            @Override
            public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                    throws Throwable {
                if (method.getName().equals("close")) {
                    return call(statement, method, arguments);
                }
                refuseTheDead();
                if (method.getName().equals("getConnection")) {
                    return owner;
                }
                if (!method.getName().startsWith("execute")) {
                    return call(statement, method, arguments);
                }
                String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
                if (connection.getAutoCommit() && !reads(sql)) {
                    return commit(Set.of(change(sql)), () -> call(statement, method, arguments));
                }
                Object result = call(statement, method, arguments);
                if (changed(result)) {
                    changes.add(change(sql));
                }
                return result;
            }

            private boolean changed(@Nullable Object result) throws SQLException {
                if (result instanceof Integer rows) {
                    return rows > 0;
                }
                if (result instanceof int[] batch) {
                    return Arrays.stream(batch).anyMatch(rows -> rows != 0);
                }
                return Boolean.FALSE.equals(result) && statement.getUpdateCount() > 0;
            }

            /** Verb and table. */
            private static String change(String sql) {
                String[] words = sql.strip().split("[\\s(]+", 4);
                String table = words[0].equalsIgnoreCase("UPDATE") ? words[1] : words[Math.min(2, words.length - 1)];
                return words[0].toUpperCase(Locale.ROOT) + " " + table.toLowerCase(Locale.ROOT);
            }

            private static boolean reads(String sql) {
                String word = sql.strip().toUpperCase(Locale.ROOT);
                return word.startsWith("SELECT") || word.startsWith("SHOW") || word.startsWith("SET");
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("No other data source may be used past this one");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
