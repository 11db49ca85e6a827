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

    /** H2 in memory; it is gone when the process ends. */
    public static ExampleDatabase embedded() {
        return new ExampleDatabase(EMBEDDED);
    }

    /**
     * The database at a JDBC URL. A file database of H2 gets {@code WRITE_DELAY=0} where the URL does not set it:
     * otherwise it forgets the last half second when the process is killed.
     */
    public static ExampleDatabase at(String url) {
        ExampleDatabase database = new ExampleDatabase(url);
        boolean delaySet = url.toUpperCase(Locale.ROOT).contains("WRITE_DELAY=");
        return database.file().isPresent() && !delaySet ? new ExampleDatabase(url + ";WRITE_DELAY=0") : database;
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
