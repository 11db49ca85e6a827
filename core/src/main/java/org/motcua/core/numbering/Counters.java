package org.motcua.core.numbering;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counters whose numbers have neither gaps nor duplicates: a number is taken in the transaction that uses it, and goes
 * back when that is rolled back. Until the transaction ends nobody else can take a number of the same counter, so it is
 * taken as late as can be. Thread-safe.
 */
public final class Counters {

    private static final Logger LOG = LoggerFactory.getLogger(Counters.class);
    private static final String UNIQUE_VIOLATION = "23505"; // of H2 and of PostgreSQL
    private static final String OF_COUNTER =
            " WHERE kind = :kind AND agency = :agency AND series = :series AND period = :period";

    private final Transactions transactions;
    private final Jdbi jdbi;

    private Counters(Transactions transactions) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
    }

    public static Counters on(Transactions transactions) {
        return new Counters(transactions);
    }

    /**
     * The next number, 1 being the first. One statement, three when the counter is new.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public int next(Counter counter) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("A number of " + counter + " is taken outside of a transaction:"
                    + " take it in the one that uses it, or it is lost");
        }
        return jdbi.withHandle(handle -> increment(handle, counter).orElseGet(() -> create(handle, counter)));
    }

    /**
     * Puts the number back that this transaction has taken last from the counter.
     *
     * @throws IllegalStateException when the counter does not stand at that number
     */
    public void putBack(Counter counter, int number) {
        int changed = jdbi.withHandle(handle -> bind(
                        handle.createUpdate("UPDATE mc_counter SET last_number = last_number - 1" + OF_COUNTER
                                + " AND last_number = :number"),
                        counter)
                .bind("number", number)
                .execute());
        if (changed != 1) {
            throw new IllegalStateException(counter + " does not stand at " + number + ": it cannot be put back");
        }
    }

    /**
     * The number after the highest in use, for a number that was just taken and turned out to be in use: the counter
     * has fallen behind its rows, as a database that loses updates or a row put back by hand leaves it. It is raised, and
     * that is logged. Nobody else takes a number of the counter meanwhile, so the next number is free; it leaves no gap
     * because those in use have none.
     *
     * @param taken what {@link #next} gave in this transaction
     * @param used the numbers that the rows have, read after {@code taken} was taken
     * @throws CounterBehindException when the numbers in use have gaps, so that one of the rows may be wrong
     * @throws CounterAheadException when no row has the number at which the counter stood
     * @throws IllegalStateException when the counter does not stand at the number taken
     */
    public int catchUp(Counter counter, int taken, NumbersInUse used) {
        if (used.highest() < taken) {
            throw new IllegalStateException(
                    counter + " is not behind its rows: the highest has " + used.highest() + ", taken is " + taken);
        }
        if (!used.isContiguous()) {
            throw new CounterBehindException(counter, taken - 1, used);
        }
        requireFollows(counter, taken, used);
        int next = used.highest() + 1;
        int changed = jdbi.withHandle(handle -> bind(
                        handle.createUpdate(
                                "UPDATE mc_counter SET last_number = :next" + OF_COUNTER + " AND last_number = :taken"),
                        counter)
                .bind("next", next)
                .bind("taken", taken)
                .execute());
        if (changed != 1) {
            throw new IllegalStateException(counter + " does not stand at " + taken + ": it cannot be raised");
        }
        LOG.warn(
                "{} stood at {} but rows have numbers up to {}; it goes on with {}",
                counter,
                taken - 1,
                used.highest(),
                next);
        return next;
    }

    /**
     * Refuses a number that was just taken where no row has the one before it; 1 follows on none.
     *
     * @param taken what {@link #next} gave in this transaction
     * @param used the numbers that the rows have, which have no gaps
     * @throws CounterAheadException when it does not follow
     */
    public void requireFollows(Counter counter, int taken, NumbersInUse used) {
        int before = taken - 1;
        if (before > 0 && (before < used.lowest() || before > used.highest())) {
            throw new CounterAheadException(counter, before, used);
        }
    }

    private static Optional<Integer> increment(Handle handle, Counter counter) {
        return bind(handle.createUpdate("UPDATE mc_counter SET last_number = last_number + 1" + OF_COUNTER), counter)
                .executeAndReturnGeneratedKeys("last_number")
                .mapTo(Integer.class)
                .findOne();
    }

    /**
     * Two transactions may come here at once: the second waits for the first at the unique key. The savepoint is for
     * PostgreSQL, which would refuse every further statement of the transaction.
     */
    private static int create(Handle handle, Counter counter) {
        handle.savepoint("new_counter");
        try {
            bind(
                            handle.createUpdate("INSERT INTO mc_counter (kind, agency, series, period, last_number)"
                                    + " VALUES (:kind, :agency, :series, :period, 1)"),
                            counter)
                    .execute();
            handle.releaseSavepoint("new_counter");
            return 1;
        } catch (UnableToExecuteStatementException e) {
            if (!(e.getCause() instanceof java.sql.SQLException sql) || !UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw e;
            }
            handle.rollbackToSavepoint("new_counter");
            return increment(handle, counter).orElseThrow(() -> e);
        }
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Counter counter) {
        return statement
                .bind("kind", counter.kind())
                .bind("agency", counter.agency().value())
                .bind("series", counter.series())
                .bind("period", counter.period());
    }
}
