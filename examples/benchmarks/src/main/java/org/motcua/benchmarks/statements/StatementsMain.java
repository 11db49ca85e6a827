package org.motcua.benchmarks.statements;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.motcua.benchmarks.statements.Tally.Cost;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints, for each act of {@code one-stop}, the statements, commits and rows written: of the library and of the raw engine.
 * Argument: the JDBC URL of an empty PostgreSQL database with user and password; without one, H2 in memory.
 */
public final class StatementsMain {

    /** The first dossier pays for what is cached afterwards; the second one is counted. */
    private static final int WARM_UP = 1;

    private StatementsMain() {}

    public static void main(String[] arguments) {
        String url = arguments.length == 0 ? "" : arguments[0];
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(table(library(database(url)).acts(), engine(database(url)).acts()));
    }

    static Tally library(DataSource database) {
        Tally tally = new Tally();
        try (LibraryRun run = new LibraryRun(database, tally)) {
            for (int i = 0; i < WARM_UP; i++) {
                run.dossier();
            }
            tally.reset();
            run.dossier();
        }
        return tally;
    }

    static Tally engine(DataSource database) {
        Tally tally = new Tally();
        try (EngineRun run = new EngineRun(database, tally)) {
            for (int i = 0; i < WARM_UP; i++) {
                run.dossier();
            }
            tally.reset();
            run.dossier();
        }
        return tally;
    }

    static DataSource database(String url) {
        if (url.isEmpty()) {
            return JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(url);
        return postgresql;
    }

    private static String table(Map<String, Cost> library, Map<String, Cost> engine) {
        StringBuilder table = new StringBuilder()
                .append(
                        "| Act, with the steps that follow | Statements | Commits | Rows | Engine: statements | commits |")
                .append(" rows |%n|---|---|---|---|---|---|---|%n".formatted());
        Map<String, Cost> all = new LinkedHashMap<>(library);
        all.forEach((act, cost) -> row(table, act, cost, engine.getOrDefault(act, new Cost(0, 0, 0))));
        row(table, "in all", sum(library), sum(engine));
        return table.toString();
    }

    private static Cost sum(Map<String, Cost> acts) {
        return acts.values().stream().reduce(new Cost(0, 0, 0), Cost::plus);
    }

    private static void row(StringBuilder table, String act, Cost library, Cost engine) {
        table.append("| %s | %d | %d | %d | %d | %d | %d |%n"
                .formatted(
                        act,
                        library.statements(),
                        library.commits(),
                        library.rows(),
                        engine.statements(),
                        engine.commits(),
                        engine.rows()));
    }
}
