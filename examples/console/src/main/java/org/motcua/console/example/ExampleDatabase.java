package org.motcua.console.example;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The database of an example run: an embedded H2, or whatever a JDBC URL names. Immutable. */
public record ExampleDatabase(String url) {

    private static final String EMBEDDED = "jdbc:h2:mem:motcua;DB_CLOSE_DELAY=-1";
    private static final String H2 = "jdbc:h2:";
    private static final String LOCK_TIMEOUT_MILLIS = "60000";

    /** H2 in memory; it is gone when the process ends. */
    public static ExampleDatabase embedded() {
        return at(EMBEDDED);
    }

    /**
     * The database at a JDBC URL. A file database of H2 gets {@code WRITE_DELAY=0} where the URL does not set it:
     * otherwise it forgets the last half second when the process is killed. Every H2 waits for a locked row as long as a
     * busy machine may need.
     */
    public static ExampleDatabase at(String url) {
        ExampleDatabase database = new ExampleDatabase(url);
        if (database.file().isPresent()) {
            database = database.with("WRITE_DELAY", "0");
        }
        return url.startsWith(H2) ? database.with("LOCK_TIMEOUT", LOCK_TIMEOUT_MILLIS) : database;
    }

    /** With this setting, unless the URL has one of its own. */
    private ExampleDatabase with(String setting, String value) {
        boolean set = url.toUpperCase(Locale.ROOT).contains(";" + setting + "=");
        return set ? this : new ExampleDatabase(url + ";" + setting + "=" + value);
    }

    /** The path of a file database of H2, without its ending. */
    public Optional<Path> file() {
        if (!url.startsWith(H2)) {
            return Optional.empty();
        }
        String place = url.substring(H2.length()).split(";", 2)[0];
        if (place.startsWith("mem:") || place.startsWith("tcp:") || place.startsWith("ssl:")) {
            return Optional.empty();
        }
        String path = place.startsWith("file:") ? place.substring("file:".length()) : place;
        String home = System.getProperty("user.home");
        return Optional.of(Path.of(path.startsWith("~") ? home + path.substring(1) : path));
    }

    /**
     * A pool in which no thread waits for a connection that only it could give back: an officer's thread holds one, a
     * signing thread holds one and writes the ledger on another.
     */
    HikariDataSource open(int threads) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4 * threads + 4);
        config.setPoolName("motcua");
        return new HikariDataSource(config);
    }
}
