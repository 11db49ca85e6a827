package org.motcua.signing.syntax;

import java.util.function.LongSupplier;
import org.motcua.signing.FindingCode;

/** Counts the work done for one document and stops it at the limits. For one thread. */
public final class Budget {

    private static final int CLOCK_EVERY = 256;

    private final ReadLimits limits;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private long parsed;
    private long decoded;
    private long listed;
    private long steps;

    public Budget(ReadLimits limits) {
        this(limits, System::nanoTime);
    }

    /** With another clock than the system's, in nanoseconds from any origin. */
    public Budget(ReadLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
    }

    public ReadLimits limits() {
        return limits;
    }

    void parsedObject() {
        if (++parsed > limits.parsedObjects()) {
            throw exceeded("more than " + limits.parsedObjects() + " objects parsed");
        }
        step();
    }

    void listedObject() {
        if (++listed > limits.objects()) {
            throw exceeded("more than " + limits.objects() + " objects");
        }
    }

    void decodedBytes(long count) {
        decoded += count;
        if (decoded > limits.decodedTotalBytes()) {
            throw exceeded("more than " + limits.decodedTotalBytes() + " bytes decoded");
        }
    }

    /** To be called in every loop whose length the document decides. */
    public void step() {
        if (++steps % CLOCK_EVERY == 0) {
            requireTime();
        }
    }

    /** To be called before what takes long by itself, such as verifying a signature. */
    public void requireTime() {
        if (nanoTime.getAsLong() - startedNanos > limits.wallTime().toNanos()) {
            throw exceeded("more than " + limits.wallTime().toMillis() + " milliseconds");
        }
    }

    public static PdfSyntaxException exceeded(String what) {
        return new PdfSyntaxException(FindingCode.FILE_LIMIT_EXCEEDED, what);
    }
}
