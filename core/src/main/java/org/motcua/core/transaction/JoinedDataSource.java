package org.motcua.core.transaction;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The view through which others join: the bound connection while one is bound, else the data source's own. */
final class JoinedDataSource implements DataSource {

    private final DataSource source;
    private final Supplier<@Nullable BoundTransaction> current;

    JoinedDataSource(DataSource source, Supplier<@Nullable BoundTransaction> current) {
        this.source = source;
        this.current = current;
    }

    @Override
    public Connection getConnection() throws SQLException {
        BoundTransaction transaction = current.get();
        return transaction == null ? source.getConnection() : JoinedConnection.to(transaction);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        if (current.get() != null) {
            throw new SQLException("A transaction is bound: its connection cannot be had as another user");
        }
        return source.getConnection(username, password);
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
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source.isWrapperFor(type);
    }
}
