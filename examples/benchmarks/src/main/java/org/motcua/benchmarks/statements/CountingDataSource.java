package org.motcua.benchmarks.statements;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that tells a tally of every statement executed and every commit. */
final class CountingDataSource {

    private CountingDataSource() {}

    static DataSource of(DataSource source, Tally tally) {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection ? connection(connection, tally) : result);
    }

    private static Connection connection(Connection connection, Tally tally) {
        return proxy(Connection.class, connection, (method, result) -> {
            if (method.getName().equals("commit")) {
                tally.commit();
            }
            if (result instanceof PreparedStatement prepared) {
                return proxy(PreparedStatement.class, prepared, executions(tally));
            }
            return result instanceof Statement statement
                    ? proxy(Statement.class, statement, executions(tally))
                    : result;
        });
    }

    private static After executions(Tally tally) {
        return (method, result) -> {
            if (method.getName().startsWith("execute")) {
                tally.statement(rows(result));
            }
            return result;
        };
    }

    private static long rows(@Nullable Object result) {
        if (result instanceof Integer rows) {
            return rows;
        }
        return result instanceof int[] batch
                ? Arrays.stream(batch).filter(rows -> rows > 0).sum()
                : 0;
    }

    /** What is done with the result of a call. */
    private interface After {
        @Nullable
        Object on(Method method, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        InvocationHandler handler = (self, method, arguments) -> {
            try {
                return after.on(method, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(CountingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
