package org.motcua.core.transaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that counts what is open and what was run, and whose connections can be made to fail by name. */
public final class WatchedDataSource {

    private final DataSource watched;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<String> statements = new ArrayList<>();

    public WatchedDataSource(DataSource watched) {
        this.watched = watched;
    }

    public int open() {
        return open.get();
    }

    public int opened() {
        return opened.get();
    }

    /** Makes the named method of DataSource or Connection fail from now on. */
    public void fail(String method) {
        failing.add(method);
    }

    /** What was prepared so far, in order; the list is emptied. */
    public synchronized List<String> takeStatements() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = invoke(watched, method, arguments);
                    if (!(result instanceof Connection connection)) {
                        return result;
                    }
                    open.incrementAndGet();
                    opened.incrementAndGet();
                    return watch(connection);
                });
    }

    private Connection watch(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        open.decrementAndGet();
                        connection.close();
                    }
                    if (method.getName().startsWith("prepareStatement")) {
                        record((String) arguments[0]);
                    }
                    return invoke(connection, method, arguments);
                });
    }

    private synchronized void record(String sql) {
        statements.add(sql);
    }

    private Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        if (failing.contains(method.getName())) {
            throw new SQLException(method.getName() + " was made to fail");
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
