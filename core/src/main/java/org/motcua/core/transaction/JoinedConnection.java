package org.motcua.core.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The bound connection as its guests see it. They cannot end the transaction, and a guest that kept the connection
 * after the transaction's end is stopped: it may by then be somebody else's.
 */
final class JoinedConnection implements InvocationHandler {

    private final BoundTransaction transaction;
    private boolean closed;

    private JoinedConnection(BoundTransaction transaction) {
        this.transaction = transaction;
    }

    static Connection to(BoundTransaction transaction) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new JoinedConnection(transaction));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "toString" -> {
                return "joined " + transaction.connection();
            }
            case "isClosed" -> {
                return closed || transaction.hasEnded();
            }
            case "close" -> {
                closed = true;
                return null;
            }
            default -> requireOpen(method);
        }
        if (endsTransaction(method)) {
            return null;
        }
        try {
            return DiscreetStatements.of(method.invoke(transaction.connection(), arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void requireOpen(Method method) throws SQLException {
        if (closed || transaction.hasEnded()) {
            throw new SQLException(
                    "The joined connection is "
                            + (closed ? "closed" : "past the end of its transaction") + ": " + method.getName()
                            + " is refused. Take a connection inside the transaction that uses it",
                    "08003");
        }
    }

    /** A rollback to a savepoint stays within the transaction and goes through. */
    private static boolean endsTransaction(Method method) {
        return switch (method.getName()) {
            case "commit", "setAutoCommit" -> true;
            case "rollback" -> method.getParameterCount() == 0;
            default -> false;
        };
    }
}
