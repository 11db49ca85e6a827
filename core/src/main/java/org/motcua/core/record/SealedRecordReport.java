package org.motcua.core.record;

import org.motcua.core.seal.SealReport;

/**
 * What the offline check of a case's record found, and what seals prove of it.
 *
 * @param seal what the seals prove of the chain, see {@link #sealed()}
 */
public record SealedRecordReport(RecordReport record, SealReport seal) {

    /**
     * Entries 1 to this one were there at the time of the seal; 0 where none is proved, also where the chain is broken. Of the
     * entries after it nothing is proved: they are not yet sealed.
     */
    public int sealed() {
        return record.isChainIntact() ? seal.sealed() : 0;
    }

    /** How many entries at the end are not yet sealed. */
    public int notYetSealed() {
        return record.entries() - sealed();
    }

    /** Whether the chain is whole, the case is as it has it, there is a seal over it, and no seal says otherwise. */
    public boolean isProvedAsFarAsSealed() {
        return record.isIntact() && seal.isProved();
    }
}
