package org.motcua.core.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.KindId;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * Eight threads that number documents of two series as the library does: some roll back, some give numbers up, some
 * write beside it in a transaction of their own. On H2 files this is what lost updates came of.
 */
final class NumberingRace {

    private static final int THREADS = 8;
    private static final int DOCUMENTS = 60;
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final List<String> SERIES = List.of("QĐ", "TB");

    private final Transactions transactions;
    private final OutgoingRegister register;
    private final Jdbi jdbi;
    private final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

    NumberingRace(DataSource dataSource) {
        CoreSchema.migrate(dataSource);
        transactions = JdbcTransactions.of(dataSource);
        register = OutgoingRegister.on(transactions);
        jdbi = JoinedJdbi.on(transactions);
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE ledger (file VARCHAR(60) PRIMARY KEY)"));
    }

    /**
     * What came of it.
     *
     * @param counters where each counter stands
     * @param rows how many rows its series has
     */
    record Outcome(List<RuntimeException> failures, Map<String, Integer> counters, Map<String, Integer> rows) {}

    Outcome run() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            String name = "t" + thread + "-";
            work.add(() -> {
                for (int i = 0; i < DOCUMENTS; i++) {
                    attempt(new DocumentReference(name + i, "decision", 1), random);
                }
                return true;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        return new Outcome(
                List.copyOf(failures),
                numbers("SELECT series, last_number FROM mc_counter"),
                numbers("SELECT series, COUNT(*) FROM mc_outgoing GROUP BY series"));
    }

    private void attempt(DocumentReference document, Random random) {
        try {
            transactions.runInTransaction(() -> number(document, random));
        } catch (RolledBackOnPurpose expected) {
            // One in five.
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void number(DocumentReference document, Random random) {
        String series = SERIES.get(random.nextInt(SERIES.size()));
        if (random.nextInt(3) == 0) {
            transactions.inNewTransaction(() ->
                    jdbi.withHandle(handle -> handle.execute("INSERT INTO ledger (file) VALUES (?)", document.file())));
        }
        register.reserve(new Reservation(
                AGENCY,
                new Series(series),
                series + "-SCT",
                DAY,
                document,
                new RegisteredDocument(
                        new KindId("decision"), "Về việc cấp phép", "Nguyễn Thị Ánh", "Như Điều 3", "", 1)));
        if (random.nextInt(6) == 0) {
            register.voidNumber(document, "Thử nghiệm");
        }
        if (random.nextInt(5) == 0) {
            throw new RolledBackOnPurpose();
        }
    }

    private Map<String, Integer> numbers(String query) {
        return jdbi.withHandle(handle -> {
            Map<String, Integer> numbers = new TreeMap<>();
            handle.createQuery(query)
                    .map((row, context) -> numbers.put(row.getString(1), row.getInt(2)))
                    .list();
            return numbers;
        });
    }

    private static final class RolledBackOnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
