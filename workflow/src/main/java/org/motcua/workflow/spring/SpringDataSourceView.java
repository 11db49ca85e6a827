package org.motcua.workflow.spring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.core.transaction.DiscreetStatements;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands out the connection that Spring has bound. Spring's own TransactionAwareDataSourceProxy lets commit and rollback
 * through; here they do nothing while a transaction is bound, because whoever joins must not end it.
 */
final class SpringDataSourceView extends DelegatingDataSource {

    private SpringDataSourceView(DataSource target) {
        super(target);
    }

    static DataSource of(DataSource target) {
        return new SpringDataSourceView(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        DataSource target = obtainTargetDataSource();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return target.getConnection();
        }
        Connection bound = DataSourceUtils.doGetConnection(target);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Joined(target, bound));
    }

    private static final class Joined implements InvocationHandler {

        private final DataSource target;
        private final Connection bound;
        private boolean closed;

        Joined(DataSource target, Connection bound) {
            this.target = target;
            this.bound = bound;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "close" -> release();
                case "isClosed" -> closed;
                case "commit", "setAutoCommit" -> null;
                // A savepoint belongs to whoever set it; only the plain rollback would end the transaction.
                case "rollback" -> arguments == null ? null : pass(method, arguments);
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> pass(method, arguments);
            };
        }

        private @Nullable Object release() throws SQLException {
            if (!closed) {
                closed = true;
                DataSourceUtils.doReleaseConnection(bound, target);
            }
            return null;
        }

        private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return DiscreetStatements.of(method.invoke(bound, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
