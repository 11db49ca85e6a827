package org.motcua.core.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose failures do not tell the values that they were given. What a database says of a failed statement has
 * rows and values in it, of persons too, and goes into messages and logs: what is left of it here is the SQL state, the
 * vendor's code, and which constraint or column it was. Thread-safe.
 */
public final class DiscreetStatements {

    /** An identifier of a schema behind the word for it, as H2 and PostgreSQL write it; values stand elsewhere. */
    private static final Pattern WHERE = Pattern.compile("(?i)(?:constraint violation:|constraint|column|violation:) "
            + "\"?([A-Z0-9_.]{1,120}(?:(?: INDEX| ON|:) [A-Z0-9_.]{1,120}){0,3})");

    private DiscreetStatements() {}

    /** A statement that a connection has made, as one that is discreet; anything else as it is. */
    public static @Nullable Object of(@Nullable Object made) {
        if (!(made instanceof Statement statement)) {
            return made;
        }
        Class<?> kind = made instanceof CallableStatement
                ? CallableStatement.class
                : made instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return Proxy.newProxyInstance(Statement.class.getClassLoader(), new Class<?>[] {kind}, new Discreet(statement));
    }

    private record Discreet(Statement statement) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(statement, arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw cause instanceof SQLException failure ? discreet(failure) : cause;
            }
        }
    }

    /** With what the failure is told by, and where it came from; its causes are left out, for they tell the same. */
    static SQLException discreet(SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        Matcher where = WHERE.matcher(said);
        String place = where.find() ? ", at " + where.group(1).toLowerCase(Locale.ROOT) : "";
        SQLException told = new SQLException(
                "The database refused a statement: SQL state " + failure.getSQLState() + ", code "
                        + failure.getErrorCode() + place,
                failure.getSQLState(),
                failure.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        return told;
    }
}
